/** The meaning of a colour; the word beside it says the rest. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "accent";

export const toneBadge: Record<Tone, string> = {
  neutral: "border-line-strong bg-sunken text-ink-muted",
  info: "border-info-line bg-info-soft text-info-ink",
  success: "border-success-line bg-success-soft text-success-ink",
  warning: "border-warning-line bg-warning-soft text-warning-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
  accent: "border-transparent bg-accent-soft text-accent-ink",
};

export const toneInk: Record<Tone, string> = {
  neutral: "text-ink-muted",
  info: "text-info-ink",
  success: "text-success-ink",
  warning: "text-warning-ink",
  danger: "text-danger-ink",
  accent: "text-accent-ink",
};
