import { Instant } from "@/components/ui/instant";
import type { QuestionView } from "@/lib/requests/types";

interface AnsweredByProps {
  question: Pick<QuestionView, "answeredAt" | "answeredByName" | "status" | "upheldBecause">;
  timeZone?: string | undefined;
}

/** Who answered a question and when; where it was left as it is, why. */
export function AnsweredBy({
  question: { answeredAt, answeredByName, status, upheldBecause },
  timeZone,
}: AnsweredByProps) {
  if (answeredAt === null) return null;
  return (
    <>
      {answeredByName}, <Instant iso={answeredAt} timeZone={timeZone} show="datetime" />
      {upheldBecause === null ? null : (
        <span className="mt-0.5 block break-words text-ink text-ui">
          {status === "MISSING" ? "There is none" : "Right as it stands"}: {upheldBecause}
        </span>
      )}
    </>
  );
}
