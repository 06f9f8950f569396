/** "12,345", for whole numbers. Without the browser's own formats, whose first use takes a page as long as drawing its table. */
export const numberWords = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** "1 line", "12,345 lines". */
export const countWords = (n: number, one: string, many = `${one}s`): string =>
  `${numberWords(n)} ${n === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export const allWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
