import type { ListFormat, Topic, VersionState } from "../constants";

export type VersionRow = {
  /** Outside form. */
  id: string;
  version: number;
  state: VersionState;
  importedRows: number;
  entryCount: number;
  error: string | null;
  files: { name: string; bytes: number }[];
  createdByName: string;
  createdAt: string;
  activatedAt: string | null;
};

export type ListRow = {
  code: string;
  title: string;
  topic: Topic;
  format: ListFormat;
  /** The newest first. */
  versions: VersionRow[];
};
