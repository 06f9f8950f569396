import type { Option } from "@/lib/customers/constants";

export type FieldKind =
  | "text"
  | "email"
  | "phone"
  | "url"
  | "country"
  | "subdivision"
  | "date"
  | "select"
  | "combobox"
  | "multiselect"
  | "number"
  | "textarea"
  | "checkbox"
  | "keyvalue";

/** The object a field lives in: the profile, or one person or row of a group. */
export type Holder = Readonly<Record<string, unknown>>;

export type FieldSpec = {
  /** Dotted from the profile; inside a repeatable group, the key within the row. */
  path: string;
  label: string;
  kind: FieldKind;
  help?: string;
  placeholder?: string;
  /** For select, combobox and multiselect. Values are stored as they are here: numbers stay numbers. */
  options?: readonly Option<string | number>[];
  /** Masked until revealed. */
  sensitive?: boolean;
  /** Key, beside this one, of the Latin twin; shown and needed when this value is not ASCII. */
  latinTwin?: string;
  /** Key, beside this one, of the country that phone, subdivision and identifier are read in. */
  countryKey?: string;
  /** Takes the holder of the field. Absent: always. A hidden field keeps its value. */
  appliesWhen?: (holder: Holder) => boolean;
  maxLength?: number;
  /** HTML autocomplete token; `off` for data of third persons on a shared screen. */
  autoComplete: string;
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url";
  /** Takes two columns of the form's grid. */
  wide?: boolean;
};

/** A block of fields that repeats. Field paths are relative to the row. */
export type GroupSpec = {
  path: "tax_info" | "directors" | "ultimate_beneficial_owners";
  singular: string;
  plural: string;
  addLabel: string;
  emptyText: string;
  maxItems: number;
  /** Rows carry a stable `key`, made with `newPersonKey()` when the row is added. */
  keyed: boolean;
  fields: readonly FieldSpec[];
};

export type SectionSpec = {
  id: string;
  title: string;
  description: string;
  fields: readonly FieldSpec[];
  groups: readonly GroupSpec[];
};

export type MissingReason = "MISSING" | "INVALID" | "EXPIRED";

/** One thing to add or mend before the profile is complete, with the place to do it. */
export type MissingItem = {
  kind: "field" | "document";
  /** Field: dotted path with row numbers. Document: `slot:subject` or `slot:subject:side`. Unique in a list. */
  key: string;
  label: string;
  section: string;
  /** Starts with `#`; the element with this id is in the section of this id. */
  href: string;
  reason: MissingReason;
  /** A sentence for people. */
  message: string;
  slot?: string;
  subject?: string;
  side?: string;
};
