import { cn } from "@/lib/core/cn";
import { type ButtonSize, type ButtonVariant, buttonVariants } from "./button-variants";
import { SoftLink, type SoftLinkProps } from "./soft-link";

interface LinkButtonProps extends SoftLinkProps {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}

/** A link that looks like a button: use it whenever the result is another page. */
export function LinkButton({ variant, size, className, ...props }: LinkButtonProps) {
  return <SoftLink className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
