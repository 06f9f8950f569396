import { ListTable } from "@/components/data-table/list-table";
import { Card } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { StatusBadge } from "@/components/ui/status-badge";
import { SWITCH_NAMES, SWITCHES } from "@/lib/organisations/constants";
import type { OrganisationRow } from "@/lib/organisations/types";
import { ComplianceDialog } from "./compliance-dialog";
import { InviteOwnerDialog } from "./invite-owner-dialog";
import { OrganisationSwitch } from "./organisation-switch";
import { SuspendButton } from "./suspend-button";

/** Only this much of a row travels to the browser as properties. */
const named = ({ id, name }: OrganisationRow) => ({ id, name });
const people = (count: number) => `${count} ${count === 1 ? "person" : "people"}`;

/** Every organisation with its switches, for the operator. */
export function OrganisationTable({ organisations }: { organisations: readonly OrganisationRow[] }) {
  return (
    <Card flush>
      <ListTable
        caption="Organisations"
        rows={organisations}
        rowId={(organisation) => organisation.id}
        columns={[
          {
            id: "organisation",
            header: "Organisation",
            cell: (organisation) => (
              <>
                <span className="block">{organisation.name}</span>
                <CopyableId
                  value={organisation.id}
                  short={`${organisation.id.slice(0, 8)}…${organisation.id.slice(-4)}`}
                  label="Organisation ID"
                />
              </>
            ),
          },
          {
            id: "state",
            header: "State",
            card: "corner",
            cell: (organisation) => (
              <StatusBadge
                tone={organisation.suspendedAt ? "danger" : "success"}
                label={organisation.suspendedAt ? "Suspended" : "Active"}
              />
            ),
          },
          {
            id: "people",
            header: "People",
            className: "sm:whitespace-nowrap",
            cell: (organisation) => (
              <div>
                {people(organisation.memberCount)}
                <span className="block text-ink-subtle text-mini">
                  {organisation.ownerCount === 0 ? "No owner yet" : ""}
                  {organisation.openInvitationCount > 0 ? ` ${organisation.openInvitationCount} invited` : ""}
                </span>
              </div>
            ),
          },
          ...SWITCH_NAMES.map((name) => ({
            id: name,
            header: SWITCHES[name].label,
            cell: (organisation: OrganisationRow) => (
              <OrganisationSwitch
                key={String(organisation[name])}
                organisation={named(organisation)}
                name={name}
                on={organisation[name]}
              />
            ),
          })),
          {
            id: "actions",
            header: "Actions",
            isHeaderHidden: true,
            card: "block",
            cell: (organisation) => (
              <div className="flex gap-2 max-sm:mt-1 max-sm:flex-wrap sm:justify-end">
                <ComplianceDialog organisation={named(organisation)} settings={organisation.compliance} />
                <InviteOwnerDialog organisation={named(organisation)} />
                <SuspendButton organisation={named(organisation)} isSuspended={organisation.suspendedAt !== null} />
              </div>
            ),
          },
        ]}
      />
    </Card>
  );
}
