/** Whoever may come to a door. `foreign` is the owner of another organisation who names ids of the first. */
export const ACTORS = [
  "anonymous",
  "viewer",
  "developer",
  "maker",
  "admin",
  "owner",
  "foreign",
  "reviewer",
  "lead",
  "operator",
  "revoked",
  "suspended",
] as const;
export type Actor = (typeof ACTORS)[number];

/** Things of the first organisation, in the outside form of their ids. */
export type Things = {
  organisation: string;
  customer: string;
  draft: string;
  document: string;
  sender: string;
  invitation: string;
  member: string;
  session: string;
  bulk: string;
  import: string;
  view: string;
};

export const EVERYBODY: readonly Actor[] = ACTORS;
export const SIGNED_IN: readonly Actor[] = [
  ...(["viewer", "developer", "maker", "admin", "owner", "foreign", "reviewer", "lead", "operator"] as const),
];
export const MERCHANTS: readonly Actor[] = ["viewer", "developer", "maker", "admin", "owner", "foreign"];
export const MAKERS: readonly Actor[] = ["maker", "admin", "owner", "foreign"];
export const ADMINS: readonly Actor[] = ["admin", "owner", "foreign"];
export const OWNERS: readonly Actor[] = ["owner", "foreign"];
export const REVIEWERS: readonly Actor[] = ["reviewer", "lead"];
export const LEADS: readonly Actor[] = ["lead"];
export const OPERATORS: readonly Actor[] = ["operator"];

export type ActionRow = {
  /** Who gets in; everybody else is refused. */
  allowed: readonly Actor[];
  /** What a caller who means it would send. */
  input: (things: Things) => unknown;
  /** Names things: the owner of another organisation hears this, or gets an empty list, the same as for ids that do not exist. */
  foreign?: "not_found" | "empty";
};

export type DoorRow = {
  allowed: readonly Actor[];
  /** Where it is, with real things of the first organisation in it. */
  path: (things: Things) => string;
  method?: "GET" | "POST";
  /** Status for who gets in; 200 when left out. */
  open?: number;
  /** Has nothing for these: they are sent on. */
  isPassedBy?: readonly Actor[];
  /** Names things: the owner of another organisation finds nothing. */
  isForeign?: true;
};

export const REASON = "A reason that is long enough to be one.";
export const BULK_RUN_ID = "00000000-0000-4000-8000-000000000001";
export const NO_CASE = "cse_00000000000000000000000000";
export const TOKEN = "a".repeat(43);
export const NO_RESTRICTION = "rst_00000000000000000000000000";
export const NO_EXPORT = "exp_00000000000000000000000000";
export const NO_HIT = "hit_00000000000000000000000000";
export const NO_LIST_VERSION = "lsv_00000000000000000000000000";
/** A file that nobody stored. */
export const NO_FILE = {
  ...{ part: "targets", name: "targets.simple.csv", blobKey: "0".repeat(32), bytes: 1, sha256: "0".repeat(64) },
  receipt: "none",
};
export const NO_TRIAL = "00000000-0000-4000-8000-000000000000";
export const PASSWORD = "not the password of anybody";
export const DECISION_ID = "00000000-0000-4000-8000-000000000000";
export const NO_PROPOSAL = "prp_00000000000000000000000000";
/** A case as nobody has seen it: every decision on it is refused as too late. */
export const SEEN = { version: 1, transitionId: "trn_00000000000000000000000000", evidence: [] };
