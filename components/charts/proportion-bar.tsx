import type { Tone } from "@/components/ui/tone";
import { numberWords } from "@/lib/core/count-words";
import { FILL } from "./series";

interface ProportionBarProps {
  parts: readonly { name: string; tone: Tone; n: number }[];
}

/** Parts of a whole as one bar with each part's number and share below it in words. */
export function ProportionBar({ parts }: ProportionBarProps) {
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  const share = (n: number) => (all === 0 ? 0 : (n / all) * 100);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { n }) => sum + share(n), 0));
  return (
    <div>
      <svg aria-hidden="true" width="100%" height="12" className="block">
        <rect width="100%" height="12" rx="3" className="fill-sunken" />
        {parts.map(({ name, tone, n }, index) =>
          n === 0 ? null : (
            <rect
              key={name}
              x={`${starts[index]}%`}
              width={`${share(n)}%`}
              height="12"
              strokeWidth="2"
              className={`stroke-surface ${FILL[tone]}`}
            />
          ),
        )}
      </svg>
      <dl className="mt-3 grid gap-2">
        {parts.map(({ name, tone, n }) => (
          <div key={name} className="flex items-baseline gap-2 text-ui">
            <dt className="flex flex-1 items-baseline gap-2 text-ink-muted">
              <svg aria-hidden="true" width="10" height="10" className="shrink-0">
                <rect width="10" height="10" rx="2" className={FILL[tone]} />
              </svg>
              {name}
            </dt>
            <dd className="tabular font-medium text-ink">{numberWords(n)}</dd>
            <dd className="tabular w-10 text-right text-ink-subtle text-mini">{Math.round(share(n))}%</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
