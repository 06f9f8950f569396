import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { countWords, numberWords } from "@/lib/core/count-words";
import { progressOf } from "@/lib/customers/import/rules";
import type { ImportDetail } from "@/lib/customers/import/types";

/** How far the work of the moment is, in a bar and in words. */
export function ImportProgress({ detail }: { detail: ImportDetail }) {
  const isChecking = detail.state === "CHECKING";
  const todo = detail.counts.READY + detail.done;
  const value = progressOf({ ...detail, todo });
  const words = isChecking
    ? `${numberWords(detail.checked)} of ${countWords(detail.total ?? 0, "line")} checked`
    : `${countWords(detail.created, "customer")} of ${numberWords(todo)} created`;
  return (
    <Card title={isChecking ? "Every line is being checked" : "The customers are being created"}>
      <div className="grid gap-3">
        <Progress value={value} label={words} showLabel />
        <p className="text-ink-muted text-ui">
          {isChecking
            ? "Nothing is created by this. You can leave the page; the result stays here."
            : "You can leave the page; we tell you when it is done. Each customer is reviewed on its own, as if it had been added by hand."}
        </p>
      </div>
    </Card>
  );
}
