import type { Tone } from "@/components/ui/tone";

export interface ChartSeries {
  name: string;
  tone: Tone;
  /** One for each point; null where nothing is known. */
  values: readonly (number | null)[];
  /** The same values in words, as they are read out and stand in the table. */
  words: readonly string[];
}

export interface ChartPoint {
  /** Under the chart: "12 Nov". */
  short: string;
  /** In the read-out and in the table: "12 Nov 2026". */
  long: string;
}

export const LINE: Record<Tone, string> = {
  neutral: "stroke-ink-muted",
  info: "stroke-info-solid",
  success: "stroke-success-solid",
  warning: "stroke-warning-solid",
  danger: "stroke-danger-solid",
  accent: "stroke-accent-ink",
};

export const AREA: Record<Tone, string> = {
  neutral: "fill-sunken",
  info: "fill-info-soft",
  success: "fill-success-soft",
  warning: "fill-warning-soft",
  danger: "fill-danger-soft",
  accent: "fill-accent-soft",
};

export const FILL: Record<Tone, string> = {
  neutral: "fill-ink-muted",
  info: "fill-info-solid",
  success: "fill-success-solid",
  warning: "fill-warning-solid",
  danger: "fill-danger-solid",
  accent: "fill-accent-ink",
};

const DASHES = ["none", "7 4", "2 3", "10 3 2 3"] as const;

/** Lines of a chart differ by their strokes too, so that colour never tells them apart alone. */
export const dashOf = (index: number): string => DASHES[index % DASHES.length] ?? "none";
