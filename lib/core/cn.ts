import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// The merge must know our own text sizes, or it takes `text-ui` for a colour and drops it.
const merge = extendTailwindMerge({ extend: { theme: { text: ["ui", "mini", "title"] } } });

/** Joins class names; of two Tailwind classes that contradict each other the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
