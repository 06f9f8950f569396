import type { ProfileLine } from "@/lib/customers/detail/types";

export type HolderLines = {
  holder: string;
  /** Of a row: "Director 2". Empty where the block's own title says it. */
  title: string;
  given: { line: ProfileLine; term: string }[];
  /** Labels of what is not given. */
  empty: string[];
};

/** The lines of a block by the person or row that they belong to, each with its label alone. */
export function linesByHolder(lines: readonly ProfileLine[]): HolderLines[] {
  const holders = new Map<string, HolderLines>();
  for (const line of lines) {
    const holder = line.path.split(".").slice(0, -1).join(".");
    const colon = holder === "" ? -1 : line.label.indexOf(": ");
    const term = colon < 0 ? line.label : line.label.slice(colon + 2);
    const title = /\.\d+$/.test(holder) && colon > 0 ? line.label.slice(0, colon) : "";
    const place = holders.get(holder) ?? { holder, title, given: [], empty: [] };
    holders.set(holder, place);
    if (line.value === null) place.empty.push(term);
    else place.given.push({ line, term });
  }
  return [...holders.values()];
}
