import { YesNo } from "@/components/customers/table/yes-no";
import { TagEditor } from "@/components/customers/tags/tag-editor";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionList } from "@/components/ui/description-list";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import {
  ACCOUNT_STATE_LABELS,
  ACCOUNT_STATE_TONES,
  CUSTOMER_TYPE_LABELS,
  PURPOSE_LABELS,
  STATUS_LABELS,
  STATUS_TONES,
} from "@/lib/customers/constants";
import type { CustomerDetail } from "@/lib/customers/detail/types";
import { EnabledFact } from "./enabled-fact";

interface CustomerFactsProps {
  detail: CustomerDetail;
  timeZone: string;
  mayEnable: boolean;
}

/** The eight facts of the list under the same names, the account state that follows from them, and what they rest on. */
export function CustomerFacts({ detail, timeZone, mayEnable }: CustomerFactsProps) {
  const { id, type, name, isActive, status, isWalletReady, createdAt, accountState, updatedAt, purpose, externalId } =
    detail;
  return (
    <section aria-label="Facts" className="rounded-lg border border-line bg-surface px-5 py-4 shadow-card">
      <DescriptionList
        layout="grid"
        className="grid-cols-2 sm:grid-cols-3 xl:grid-cols-4"
        items={[
          { term: "Customer ID", detail: <CopyableId value={id} label="Customer ID" /> },
          { term: "Customer Type", detail: CUSTOMER_TYPE_LABELS[type] },
          { term: "Customer Name", detail: name },
          { term: "Status", detail: <StatusBadge tone={STATUS_TONES[status]} label={STATUS_LABELS[status]} /> },
          {
            term: "Account State",
            detail: (
              <StatusBadge
                look="plain"
                tone={ACCOUNT_STATE_TONES[accountState]}
                label={ACCOUNT_STATE_LABELS[accountState]}
              />
            ),
          },
          { term: "Is Active", detail: <YesNo value={isActive} /> },
          { term: "Is Enabled", detail: <EnabledFact row={toRow(detail)} mayWrite={mayEnable} /> },
          { term: "Is Wallet Ready", detail: <YesNo value={isWalletReady} /> },
          { term: "Created At", detail: <Instant iso={createdAt} timeZone={timeZone} show="datetime" /> },
          { term: "Updated At", detail: <Instant iso={updatedAt} timeZone={timeZone} show="datetime" /> },
          { term: "Purpose", detail: PURPOSE_LABELS[purpose] },
          { term: "Your reference", detail: externalId },
          {
            term: "Tags",
            detail: <TagEditor customer={{ id, name }} tags={detail.tags} mayWrite={mayEnable} />,
          },
        ]}
      />
    </section>
  );
}

/** Only what the switch needs travels to the browser. */
function toRow({ id, type, name, status, isActive, isEnabled, isWalletReady, accountState, ...rest }: CustomerDetail) {
  const { purpose, externalId, version, createdAt, updatedAt } = rest;
  return {
    ...{ id, type, purpose, name, status, isActive, isEnabled, isWalletReady, accountState },
    ...{ externalId, version, createdAt, updatedAt, email: null, country: null },
    ...{ missingCount: 0, missing: [], tags: [], documentsExpireOn: null, reviewedAt: null },
  };
}
