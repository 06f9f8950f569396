"use client";

import { CivilDate } from "@/components/ui/civil-date";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import {
  REQUIRED_ACTION_LABELS,
  REQUIRED_ACTION_PLACES,
  RESTRICTION_REASON_LABELS,
  RESTRICTION_WORDS,
} from "@/lib/restrictions/constants";
import { whoLifts } from "@/lib/restrictions/rules";
import type { RestrictionRow, RestrictionSide } from "@/lib/restrictions/types";
import { LiftRestrictionButton } from "./lift-restriction-button";

interface RestrictionItemProps {
  restriction: RestrictionRow;
  side: RestrictionSide;
  timeZone?: string | undefined;
  customerName: string;
  /** Left out where this person may not lift it. */
  onLift?: ((reason: string) => Promise<string | undefined>) | undefined;
}

/** One restriction: what it stops, since or from when, why, what has to be done, who placed it and who may lift it. */
export function RestrictionItem({ restriction, side, timeZone, customerName, onLift }: RestrictionItemProps) {
  const { name, reason, requiredActions, message, internal, placedByKind, placedByName, dueOn, appliedAt } =
    restriction;
  const { label, blocks } = RESTRICTION_WORDS[name];
  const isAll = name === "ALL_TRANSACTIONS";
  return (
    <li className="grid gap-2 py-4 first:pt-0 last:pb-0">
      <div>
        <div className="flex items-start justify-between gap-3">
          <h3 className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 font-medium text-ink text-sm">
            {label}
            <StatusBadge
              tone={appliedAt ? (isAll ? "danger" : "warning") : "info"}
              label={appliedAt ? "In force" : "Announced"}
            />
          </h3>
          {onLift ? (
            <LiftRestrictionButton label={label} isAnnounced={!appliedAt} customerName={customerName} onLift={onLift} />
          ) : null}
        </div>
        <p className="mt-0.5 text-ink-muted text-ui">{blocks}</p>
      </div>
      <p className="whitespace-pre-line text-ink text-ui">
        {reason === "MERCHANT_REQUEST" ? null : <>{RESTRICTION_REASON_LABELS[reason]}. </>}
        {message}
      </p>
      {requiredActions.length > 0 ? (
        <div className="text-ui">
          <p className="font-medium text-ink">
            {side === "merchant" ? "What you can do" : "What the merchant has to do"}
          </p>
          <ul className="mt-1 grid list-disc gap-0.5 pl-5 text-ink">
            {requiredActions.map((action) => {
              const place = side === "merchant" ? REQUIRED_ACTION_PLACES[action] : undefined;
              return (
                <li key={action}>
                  {place ? (
                    <TextLink href={`#${place}`} className="text-ink">
                      {REQUIRED_ACTION_LABELS[action]}
                    </TextLink>
                  ) : (
                    REQUIRED_ACTION_LABELS[action]
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
      {internal ? (
        <p className="whitespace-pre-line rounded-md bg-sunken px-3 py-2 text-ink text-ui">
          <span className="font-medium">For staff: </span>
          {internal}
        </p>
      ) : null}
      <p className="text-ink-muted text-mini">
        {appliedAt ? (
          <>
            In force since <Instant iso={appliedAt} timeZone={timeZone} show="datetime" />
          </>
        ) : (
          <>Takes effect on {dueOn ? <CivilDate value={dueOn} /> : null}</>
        )}
        , placed by {placedByName}. {side === "merchant" ? whoLifts(placedByKind) : staffWords(placedByKind)}
      </p>
    </li>
  );
}

const staffWords = (kind: RestrictionRow["placedByKind"]) =>
  kind === "MERCHANT" ? "The merchant placed it; you can lift it too, and the merchant reads your reason." : "";
