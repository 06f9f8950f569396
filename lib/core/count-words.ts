const numbers = new Intl.NumberFormat("en-US");

/** "12,345". */
export const numberWords = (n: number): string => numbers.format(n);

/** "1 line", "12,345 lines". */
export const countWords = (n: number, one: string, many = `${one}s`): string =>
  `${numberWords(n)} ${n === 1 ? one : many}`;
