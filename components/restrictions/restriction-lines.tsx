import { CivilDate } from "@/components/ui/civil-date";
import { TextLink } from "@/components/ui/text-link";
import { REQUIRED_ACTION_LABELS, RESTRICTION_WORDS } from "@/lib/restrictions/constants";
import { inForceSentence } from "@/lib/restrictions/rules";
import type { RestrictionRow } from "@/lib/restrictions/types";

interface RestrictionLinesProps {
  restrictions: readonly RestrictionRow[];
}

/** For the top of the customer page: what is blocked, what will be and from when, and who has to do what. */
export function RestrictionLines({ restrictions }: RestrictionLinesProps) {
  const inForce = inForceSentence(restrictions);
  const announced = restrictions.filter((each) => each.appliedAt === null);
  if (!inForce && announced.length === 0) return null;
  const actions = [...new Set(restrictions.flatMap((each) => each.requiredActions))];
  return (
    <div className="mt-1 grid gap-0.5">
      {inForce ? (
        <p>
          {inForce}{" "}
          <TextLink href="#restrictions" className="text-ink">
            See why and who can lift it
          </TextLink>
        </p>
      ) : null}
      {announced.map((each) => (
        <p key={each.id}>
          From {each.dueOn ? <CivilDate value={each.dueOn} /> : null}:{" "}
          {RESTRICTION_WORDS[each.name].label.toLowerCase()}{" "}
          {each.placedByKind === "MERCHANT" ? "restricted by your organisation" : "restricted by compliance"}.{" "}
          <TextLink href="#restrictions" className="text-ink">
            See the announcement
          </TextLink>
        </p>
      ))}
      {actions.length > 0 ? (
        <p>Next steps: {actions.map((action) => REQUIRED_ACTION_LABELS[action].toLowerCase()).join("; ")}.</p>
      ) : null}
    </div>
  );
}
