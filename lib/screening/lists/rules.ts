import { FILE_PARTS, type FilePart, type ListFormat, PARTS_BY_FORMAT } from "../constants";

type Part = { part: FilePart };

/** What is wrong with a set of files for a format, in words; null when it is complete. */
export function filesProblem(format: ListFormat, files: readonly Part[]): string | null {
  const { required, optional } = PARTS_BY_FORMAT[format];
  const given = files.map((file) => file.part);
  if (new Set(given).size !== given.length) return "Each file can be given once.";
  if (!given.includes(required)) return `The file ${nameOfPart(required)} is missing.`;
  const odd = given.find((part) => part !== required && !optional.includes(part));
  return odd ? `The file ${nameOfPart(odd)} does not belong to this format.` : null;
}

export const nameOfPart = (part: FilePart) => (part === "targets" ? "targets.simple.csv" : `${part}.csv`);

/** In the order in which a digest is taken over them. */
export const byPart = <T extends Part>(files: readonly T[]): T[] =>
  [...files].sort((a, b) => FILE_PARTS.indexOf(a.part) - FILE_PARTS.indexOf(b.part));

/** A new version with far fewer names than the one in force is not put in force by itself: the file may have been cut. */
export function isSuspiciouslySmall(entries: number, inForce: number | null): boolean {
  return inForce !== null && inForce > 0 && entries < inForce / 2;
}
