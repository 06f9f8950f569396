import { numberWords } from "@/lib/core/count-words";
import { customerQuerySentences } from "@/lib/customers/list/rules-words";
import type { CustomerSelection } from "./input";

/** Characters. */
const LONGEST = 300;

const numbered = (n: number | undefined) => (n === undefined ? "All" : `All ${numberWords(n)}`);

/**
 * Who is meant, for people: "3 picked customers", "All 12 that match: Status is Approved and Country is Australia", "All customers".
 * `count`: how many they are, where it is known. `importFile`: the file of the import that is asked for.
 */
export function selectionWords(selection: CustomerSelection, count?: number, importFile?: string | null): string {
  if (selection.kind === "ids") {
    const n = count ?? new Set(selection.ids).size;
    return n === 1 ? "1 picked customer" : `${n} picked customers`;
  }
  const sentences = customerQuerySentences(selection.query, importFile).map(({ text }) => text);
  if (sentences.length === 0) return count === 1 ? "The only customer" : `${numbered(count)} customers`;
  const words = `${count === 1 ? "The only one" : numbered(count)} that ${count === 1 ? "matches" : "match"}: ${sentences.join(" and ")}`;
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
