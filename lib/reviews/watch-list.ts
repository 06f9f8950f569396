import { nameKey } from "@/lib/core/text";
import { toLatin } from "@/lib/core/text-latin";

/** The spelling under which names are compared with the watch list: Latin letters, folded, words in alphabetical order. */
export function screeningKey(name: string): string {
  return nameKey(toLatin(name)).split(" ").filter(Boolean).sort().join(" ");
}
