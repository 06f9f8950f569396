import type { ScorePart } from "@/lib/screening/types";

const NAMES: Record<ScorePart["part"], string> = {
  name: "Name",
  alias: "Alias",
  birth_date: "Birth date",
  country: "Country",
};

const signed = (points: number, isFirst: boolean) =>
  (isFirst || points < 0 ? String(points) : `+${points}`).replace("-", "−");

interface ScorePartsProps {
  score: number;
  parts: readonly ScorePart[];
}

/** Why a score is what it is, part by part. */
export function ScoreParts({ score, parts }: ScorePartsProps) {
  const sum = parts.reduce((points, part) => points + part.points, 0);
  return (
    <div>
      <p className="font-medium text-ink text-mini">How the score comes about</p>
      <ul className="mt-1 grid gap-1 text-mini">
        {parts.map((part, index) => (
          <li key={part.part} className="grid grid-cols-[3rem_1fr] gap-2">
            <span className="tabular text-right font-medium text-ink">{signed(part.points, index === 0)}</span>
            <span className="text-ink-muted">
              <span className="text-ink">{NAMES[part.part]}.</span> {part.text}
            </span>
          </li>
        ))}
        <li className="grid grid-cols-[3rem_1fr] gap-2 border-t pt-1">
          <span className="tabular text-right font-semibold text-ink">{score}</span>
          <span className="text-ink-muted">
            {sum > 100 ? "Score, 100 at most." : sum < 0 ? "Score, 0 at least." : "Score."}
          </span>
        </li>
      </ul>
    </div>
  );
}
