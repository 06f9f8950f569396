import { Table } from "@/components/ui/table";
import { cn } from "@/lib/core/cn";
import { RUN_OUTCOMES } from "@/lib/reviews/constants";
import type { OutcomeMatrix as Matrix } from "@/lib/reviews/rule-sets/types";
import { OUTCOME_WORDS } from "./outcome-words";

interface OutcomeMatrixProps {
  matrix: Matrix;
}

/** The outcome then, by the outcome with the new rules; what changes stands out. */
export function OutcomeMatrix({ matrix }: OutcomeMatrixProps) {
  return (
    <Table caption="Outcome then, by outcome with these rules">
      <thead>
        <tr className="border-b">
          <th scope="col">Then</th>
          {RUN_OUTCOMES.map((outcome) => (
            <th key={outcome} scope="col" className="text-right!">
              {OUTCOME_WORDS[outcome]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {RUN_OUTCOMES.map((from) => (
          <tr key={from}>
            <th scope="row" className="font-normal! text-ink!">
              {OUTCOME_WORDS[from]}
            </th>
            {RUN_OUTCOMES.map((to) => {
              const count = matrix[from][to];
              return (
                <td
                  key={to}
                  className={cn(
                    "tabular text-right",
                    count === 0
                      ? "text-ink-subtle"
                      : from === to
                        ? "text-ink"
                        : "bg-warning-soft font-semibold text-warning-ink",
                  )}
                >
                  {count}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
