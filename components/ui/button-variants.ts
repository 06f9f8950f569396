const sizes = { sm: "btn-sm", md: "btn-md", lg: "btn-lg", icon: "btn-icon", iconSm: "btn-icon-sm" };

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = keyof typeof sizes;

interface ButtonLook {
  variant?: ButtonVariant | null | undefined;
  size?: ButtonSize | null | undefined;
}

/** Shared by buttons and by links that look like buttons. Drawn by parts.css; utilities win. */
export function buttonVariants({ variant, size }: ButtonLook = {}): string {
  return `btn btn-${variant ?? "secondary"} ${sizes[size ?? "md"]}`;
}
