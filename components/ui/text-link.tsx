import { cn } from "@/lib/core/cn";
import { SoftLink, type SoftLinkProps } from "./soft-link";

const LOOK = "rounded-sm text-link underline decoration-1 underline-offset-2 hover:decoration-2";

/** A link inside text. Underlined, because colour alone does not mark a link. */
export function TextLink({ className, ...props }: SoftLinkProps) {
  return <SoftLink className={cn(LOOK, className)} {...props} />;
}
