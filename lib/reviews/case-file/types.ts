/** A part of the printed case file, in order. Text may be of any script. */
export type Section = {
  title: string;
  /** Said under the title, for example when there is nothing. */
  lead?: string;
  rows?: { label: string; value: string }[];
  items?: { head: string; lines: string[] }[];
};

export type CaseFileContent = {
  title: string;
  subtitle: string;
  /** Who made it and when, on every page. */
  footer: string;
  sections: Section[];
};

/** A page of a document as it is printed; null where its stored file cannot be read, which the paper says. */
export type Picture = { caption: string; jpeg: Buffer | null };
