import { CircleAlert, CircleCheck, CircleDashed, CircleX, Hourglass } from "lucide-react";
import { RestrictionLines } from "@/components/restrictions/restriction-lines";
import { CivilDate } from "@/components/ui/civil-date";
import { TextLink } from "@/components/ui/text-link";
import { type Tone, toneBadge, toneInk } from "@/components/ui/tone";
import { cn } from "@/lib/core/cn";
import { type CustomerStatus, STATUS_TONES } from "@/lib/customers/constants";
import type { CustomerDetail } from "@/lib/customers/detail/types";
import type { MissingItem } from "@/lib/customers/types";

interface NextStepProps {
  detail: CustomerDetail;
  mayEdit: boolean;
  /** Whom a merchant writes to. */
  contactEmail: string;
  /** What compliance asks for in a block of its own: by when (YYYY-MM-DD), and the places that need not be named twice. */
  asked?: { dueOn: string; hrefs: readonly string[] } | undefined;
}

const ICONS = { PENDING_INFO: CircleAlert, UNDER_REVIEW: Hourglass, APPROVED: CircleCheck, SUSPENDED: CircleX };
const TITLES: Readonly<Record<CustomerStatus, string>> = {
  PENDING_INFO: "Waiting for you",
  UNDER_REVIEW: "Waiting for our review",
  APPROVED: "Approved",
  SUSPENDED: "Suspended",
};
const WHEN: Readonly<Record<CustomerStatus, string | null>> = {
  PENDING_INFO: "There is no deadline; until then the customer cannot be approved.",
  UNDER_REVIEW: "Usually decided in under a minute. This page updates itself.",
  APPROVED: null,
  SUSPENDED: null,
};

/** What the state is, why, who has to act and by when; everything missing leads to its field or slot. */
export function NextStep({ detail, mayEdit, contactEmail, asked }: NextStepProps) {
  const { id, status, statusReason, nextStep, missing, missingForWallet, purpose, isEnabled } = detail;
  const isRestricted = detail.restrictions.some((each) => each.appliedAt !== null);
  const isHeld = status === "APPROVED" && isRestricted;
  const tone: Tone = isHeld ? (detail.isActive ? "warning" : "danger") : STATUS_TONES[status];
  const Icon = isHeld ? CircleAlert : ICONS[status];
  // The reason says by when a person will have looked.
  const isWithPerson = status === "UNDER_REVIEW" && detail.checks?.outcome === "REFERRED";
  const isAsked = asked !== undefined && status === "PENDING_INFO";
  const others = missing.filter((item) => !isAsked || !asked.hrefs.includes(item.href));
  const leaves = (item: MissingItem) => (item.kind === "field" ? `/customers/${id}/edit${item.href}` : item.href);
  return (
    <section aria-labelledby="next-step" className={cn("rounded-lg border px-5 py-4", toneBadge[tone])}>
      <div className="flex gap-3">
        <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0 flex-1 text-ink text-ui">
          <h2 id="next-step" className={cn("font-semibold text-sm", toneInk[tone])}>
            {isHeld ? "Approved, but restricted" : TITLES[status]}
          </h2>
          {statusReason && !isAsked ? <p className="mt-0.5">{statusReason}</p> : null}
          <p className="mt-0.5">
            {/* Who has to do what about a restriction is said below. */}
            {isHeld && missing.length === 0 ? null : nextStep} {isWithPerson ? "This page updates itself." : null}
            {isAsked ? (
              <>
                Compliance expects it by <CivilDate value={asked.dueOn} />.
              </>
            ) : null}
            {isWithPerson || isAsked ? null : WHEN[status]}
            {status === "SUSPENDED" ? (
              <>
                Our address is{" "}
                <a className="text-accent-ink underline underline-offset-2" href={`mailto:${contactEmail}`}>
                  {contactEmail}
                </a>
                .
              </>
            ) : null}
          </p>
          <RestrictionLines restrictions={detail.restrictions} />
          {isEnabled ? null : (
            <p className="mt-0.5">Your organisation has disabled this customer: no money moves until it is enabled.</p>
          )}
          {others.length > 0 ? (
            <ul className="mt-3 grid gap-x-8 gap-y-1.5 sm:grid-cols-2" aria-label="What is missing">
              {others.map((item) => (
                <li key={item.key} className="flex items-start gap-2">
                  <CircleDashed aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-ink-subtle" />
                  <span className="min-w-0">
                    {mayEdit ? (
                      <TextLink href={leaves(item)} prefetch={false} className="text-ink">
                        {item.label}
                      </TextLink>
                    ) : (
                      item.label
                    )}
                    {item.reason === "MISSING" ? null : (
                      <span className="block text-ink-muted text-mini">{item.message}</span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
          {purpose === "BASIC" && missingForWallet > 0 && status !== "SUSPENDED" ? (
            <p className="mt-2 text-ink-muted">
              This is a basic profile. A wallet would need {missingForWallet} more{" "}
              {missingForWallet === 1 ? "thing" : "things"}.
            </p>
          ) : null}
        </div>
      </div>
    </section>
  );
}
