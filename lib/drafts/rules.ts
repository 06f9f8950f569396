import type { CivilDate } from "@/lib/core/civil-date";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import { valueAt } from "@/lib/customers/fields";
import { type CustomerProfile, readProfile } from "@/lib/customers/input";
import { displayName } from "@/lib/customers/rules";
import { documentRequirements, mandatoryFields, missingItems } from "@/lib/customers/rules-completeness";
import type { ProfileContext } from "@/lib/customers/rules-consistency";
import { fromFormValues } from "@/lib/customers/rules-form-values";
import type { DocumentFact } from "@/lib/documents/rules";
import type { DraftAssessment, DraftValues } from "./types";

export type DraftFacts = {
  type: CustomerType;
  purpose: Purpose;
  values: DraftValues;
  /** Current files only. */
  documents: readonly DocumentFact[];
  today: CivilDate;
  isSubdivision?: ProfileContext["isSubdivision"];
};

/** The strict profile of a draft, or what is wrong by field path. */
export function readDraft(facts: Pick<DraftFacts, "type" | "values" | "today" | "isSubdivision">) {
  return readProfile(fromFormValues(facts.type, facts.values), contextOf(facts));
}

const contextOf = ({ today, isSubdivision }: Pick<DraftFacts, "today" | "isSubdivision">): ProfileContext => ({
  today,
  ...(isSubdivision ? { isSubdivision } : {}),
});

/** The name typed so far, empty when there is none. */
export function draftTitle(type: CustomerType, values: DraftValues): string {
  const text = (key: string) => (typeof values[key] === "string" ? values[key] : "");
  const names = type === "COMPANY" ? [text("name")] : [text("first_name"), text("middle_name"), text("last_name")];
  if (names.every((name) => name.trim() === "")) return "";
  const [first, middle, last] = names;
  return displayName({ type, name: first, first_name: first, middle_name: middle, last_name: last }).slice(0, 200);
}

/** What stands between the draft and a customer. Pure; the browser asks the same as the server. */
export function assessDraft(facts: DraftFacts): DraftAssessment {
  const reading = readDraft(facts);
  const profile = reading.ok ? reading.profile : readableProfile(facts);
  const country = valueAt(facts.values, facts.type === "INDIVIDUAL" ? "country_of_residence" : "incorporation_country");
  return {
    problems: reading.ok ? {} : reading.fields,
    missing: profile
      ? missingItems({ ...contextOf(facts), profile, purpose: facts.purpose, documents: facts.documents })
      : [],
    mandatory: mandatoryFields(facts.type, typeof country === "string" && country ? country : undefined, facts.purpose),
    requirements: profile ? documentRequirements(profile, facts.purpose) : [],
  };
}

/** The profile made of the values that can be accepted: what cannot is left out. */
function readableProfile(facts: DraftFacts): CustomerProfile | null {
  let values: unknown = structuredClone(fromFormValues(facts.type, facts.values));
  // Rules between fields only speak once each field can be read, so leaving out may take several rounds.
  for (let round = 0; round < 6; round++) {
    const reading = readProfile(values, contextOf(facts));
    if (reading.ok) return reading.profile;
    for (const path of Object.keys(reading.fields)) values = withoutValue(values, path.split("."));
    values = withoutGaps(values);
  }
  const bare = readProfile({ type: facts.type, ...BARE[facts.type] }, contextOf(facts));
  return bare.ok ? bare.profile : null;
}

// Stands in for a name that is not typed yet, so that everything else can be read.
const NO_NAME = "x";
const BARE = { INDIVIDUAL: { first_name: NO_NAME, last_name: NO_NAME }, COMPANY: { name: NO_NAME } };
const NEEDED = new Set(["first_name", "last_name", "name"]);

function withoutValue(node: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined || typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) {
    return node.map((entry, index) => (String(index) === key ? withoutValue(entry, rest) : entry));
  }
  const { [key]: child, ...others } = node as Record<string, unknown>;
  // A list or person is kept without its bad part; metadata is dropped as a whole.
  if (rest.length > 0 && key !== "metadata") return { ...others, [key]: withoutValue(child, rest) };
  const isProfile = "type" in others;
  if (isProfile && NEEDED.has(key)) return { ...others, [key]: NO_NAME };
  // A row that is refused for a value which is not there goes as a whole.
  return child === undefined && !isProfile ? undefined : others;
}

/** Lists without the rows that were taken out. */
function withoutGaps(values: unknown): unknown {
  if (typeof values !== "object" || values === null) return values;
  const close = (value: unknown) => (Array.isArray(value) ? value.filter((entry) => entry !== undefined) : value);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, close(value)]));
}
