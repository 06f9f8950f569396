import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/core/cn";

/** Decorative: the words beside it say what is going on. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <LoaderCircle aria-hidden="true" className={cn("spinner animate-spin", className)} />;
}
