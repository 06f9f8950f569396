import { cn } from "@/lib/core/cn";
import { Icon } from "./icon";

/** Decorative: the words beside it say what is going on. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <Icon name="busy" className={cn("animate-spin", className)} />;
}
