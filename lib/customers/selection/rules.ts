import { customerQuerySentences } from "@/lib/customers/list/rules-words";
import type { CustomerSelection } from "./input";

/** Who is meant, for people: "3 selected customers", "All that match: Status is Approved and Country is Australia", "All customers". */
export function selectionWords(selection: CustomerSelection): string {
  if (selection.kind === "ids") {
    const n = new Set(selection.ids).size;
    return n === 1 ? "1 selected customer" : `${n} selected customers`;
  }
  const sentences = customerQuerySentences(selection.query).map(({ text }) => text);
  return sentences.length === 0 ? "All customers" : `All that match: ${sentences.join(" and ")}`;
}
