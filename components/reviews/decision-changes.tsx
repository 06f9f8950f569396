import type { ReactNode } from "react";
import { Instant } from "@/components/ui/instant";
import { STATUS_LABELS } from "@/lib/customers/constants";
import type { DecisionChange, DocumentChange } from "@/lib/reviews/decisions/types";

const VERBS: Record<DocumentChange["change"], string> = {
  ADDED: "was added",
  REPLACED: "was replaced",
  REMOVED: "was removed",
  CORRECTED: "has other dates",
};

function Line({ what, by, at }: { what: ReactNode; by: string | null; at: string | null }) {
  return (
    <li className="py-1">
      <span className="text-ink">{what}</span>
      <span className="text-ink-muted text-mini">
        {by ? <>, {by}</> : null}
        {at ? (
          <>
            , <Instant iso={at} show="datetime" />
          </>
        ) : null}
      </span>
    </li>
  );
}

/** What is different from what was looked at: fields, files and status, each with who and when. */
export function DecisionChanges({ change }: { change: DecisionChange }) {
  return (
    <ul className="text-ui">
      {change.fields.map((field) => (
        <Line
          key={field.path}
          what={field.path === "" ? "The profile has a newer version" : `${field.label} was changed`}
          by={field.byName}
          at={field.at}
        />
      ))}
      {change.documents.map((paper) => (
        <Line
          key={`${paper.change} ${paper.title} ${paper.at}`}
          what={`${paper.title} ${VERBS[paper.change]}`}
          by={paper.byName}
          at={paper.at}
        />
      ))}
      {change.transitions.map((moved) => (
        <Line
          key={moved.at + moved.to}
          what={`The status is now ${STATUS_LABELS[moved.to].toLowerCase()}`}
          by={moved.byName}
          at={moved.at}
        />
      ))}
    </ul>
  );
}
