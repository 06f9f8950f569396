import { ageOn } from "@/lib/core/civil-date";
import { countryName } from "@/lib/core/geo";
import { checkIdentifier, hasChecksum } from "@/lib/core/identifiers";
import type { CustomerProfile } from "@/lib/customers/input";
import { identificationKind } from "@/lib/customers/input-people";
import { DOCUMENT_TYPE_LABELS } from "@/lib/documents/constants";
import { COMPARED_LABELS } from "@/lib/documents/readings/constants";
import { documentProblem, isAddressSlot } from "@/lib/documents/rules";
import type { CheckName, CheckResult, RunOutcome } from "./constants";
import type { RuleSetContent } from "./rule-sets/types";
import { countriesOf, peopleOf } from "./rules-people";
import type { CheckRecord, LeftTo, ReviewFacts, WatchListHit } from "./types";

type Finding = { input: string; result: CheckResult; text: string };
type Check = { version: number; run: (facts: ReviewFacts, rules: RuleSetContent) => Finding };

const pass = (input: string, text: string): Finding => ({ input, result: "PASS", text });
/** Something was found; what follows is for the rule set to say. */
const refer = (input: string, text: string): Finding => ({ input, result: "REFER", text });
/** Something was found that fails whatever the rule set says of the check. */
const fail = (input: string, text: string): Finding => ({ input, result: "FAIL", text });

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function completeness({ missing, purpose }: ReviewFacts): Finding {
  const input = `Mandatory fields and documents for ${purpose.toLowerCase()}`;
  return missing.length === 0
    ? pass(input, "Every mandatory field and document is there.")
    : refer(input, `Missing: ${missing.map((item) => item.label).join(", ")}.`);
}

function age({ profile, today }: ReviewFacts, { minimumAge }: RuleSetContent): Finding {
  const dated = peopleOf(profile).filter((person) => person.dob !== undefined);
  const input = `Birth dates of ${plural(dated.length, "person", "people")}, as of ${today}`;
  const young = dated.filter((person) => ageOn(person.dob ?? today, today) < minimumAge);
  if (young.length > 0) return refer(input, `Under ${minimumAge}: ${young.map((person) => person.who).join(", ")}.`);
  return pass(
    input,
    dated.length === 0 ? "No birth date is needed for this profile." : `Everybody is ${minimumAge} or older.`,
  );
}

function documents({ documents: all, today }: ReviewFacts): Finding {
  const considered = all.filter((document) => !isAddressSlot(document.slot));
  const input = plural(considered.length, "document");
  const problems = considered.flatMap((document) => documentProblem(document, today) ?? []);
  if (problems.length > 0) return refer(input, problems.map((problem) => problem.message).join(". "));
  return pass(
    input,
    considered.length === 0
      ? "No document is needed for this profile."
      : "Each file could be read, is of an accepted kind and has not expired.",
  );
}

function addressProof({ documents: all, today }: ReviewFacts, { addressProofMonths }: RuleSetContent): Finding {
  const proofs = all.filter((document) => isAddressSlot(document.slot));
  const input = `${plural(proofs.length, "address proof")}, as of ${today}`;
  const problems = proofs.flatMap((document) => documentProblem(document, today, addressProofMonths) ?? []);
  if (problems.length > 0) return refer(input, problems.map((problem) => problem.message).join(". "));
  return pass(
    input,
    proofs.length === 0
      ? "No address proof is needed for this profile."
      : `Issued within the last ${addressProofMonths === 3 ? "three" : addressProofMonths} months.`,
  );
}

/** Identity documents by person; both sides of a card are one. */
function mrz({ readings = [] }: ReviewFacts): Finding {
  const subjects = [...new Set(readings.map((reading) => reading.subject))];
  const input = `Machine-readable zones of ${plural(readings.length, "identity document file")}`;
  const texts: string[] = [];
  const differing: string[] = [];
  for (const subject of subjects) {
    const own = readings.filter((reading) => reading.subject === subject);
    const document = own[0]?.docType === "OTHER" ? "document" : DOCUMENT_TYPE_LABELS[own[0]?.docType ?? "OTHER"];
    const read = own.filter((reading) => reading.state === "READ");
    if (read.length === 0) texts.push(`No machine-readable zone was read on the ${lowerFirst(document)}`);
    for (const { field, typed, read: printed } of read.flatMap((one) => one.compared.filter(({ same }) => !same))) {
      differing.push(`${COMPARED_LABELS[field]}: ${typed} was typed, the ${lowerFirst(document)} says ${printed}`);
    }
  }
  if (differing.length > 0) return refer(input, `${differing.join(". ")}.`);
  if (readings.length === 0) return pass(input, "No identity document was read.");
  return pass(input, texts.length > 0 ? `${texts.join(". ")}.` : "What was read agrees with what was typed.");
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

function address({ profile }: ReviewFacts): Finding {
  const input = "Address, residence, nationality and the country that issued the ID";
  const found: string[] = [];
  for (const person of peopleOf(profile)) {
    const { residence, addressCountry, nationalities, issuer, idType } = person;
    if (residence && addressCountry && residence !== addressCountry) {
      found.push(
        `${person.who}: the address is in ${countryName(addressCountry)}, the residence in ${countryName(residence)}`,
      );
    }
    if (idType === "PASSPORT" && issuer && nationalities.length > 0 && !nationalities.includes(issuer)) {
      found.push(
        `${person.who}: the passport is from ${countryName(issuer)}, the nationality is ${nationalities.map(countryName).join(" and ")}`,
      );
    }
  }
  return found.length > 0 ? refer(input, `${found.join(". ")}.`) : pass(input, "They agree with each other.");
}

function identifiersOf(profile: CustomerProfile) {
  const taxes = profile.type === "INDIVIDUAL" ? (profile.tax_info ?? []) : [];
  const registration =
    profile.type === "COMPANY" && profile.registration_number
      ? [
          {
            kind: "company_registration" as const,
            country: profile.incorporation_country,
            value: profile.registration_number,
          },
        ]
      : [];
  return [
    ...registration,
    ...taxes.map((tax) => ({ kind: tax.document_type, country: tax.country_code, value: tax.document_id })),
    ...peopleOf(profile).flatMap((person) =>
      person.idNumber
        ? [{ kind: identificationKind(person.idType), country: person.issuer, value: person.idNumber }]
        : [],
    ),
  ];
}

function identifier({ profile }: ReviewFacts): Finding {
  const all = identifiersOf(profile);
  const proven = all.filter(({ kind, country }) => hasChecksum(kind, country)).length;
  const input = `${plural(all.length, "identifier")}, ${proven} with a checksum`;
  const wrong = all.filter(({ kind, country, value }) => !checkIdentifier(kind, country, value).ok);
  if (wrong.length > 0)
    return refer(
      input,
      `${plural(wrong.length, "identifier does", "identifiers do")} not fit the rules of the country.`,
    );
  return pass(
    input,
    all.length === 0 ? "No identifier is needed for this profile." : "Each one fits the rules of its country.",
  );
}

function duplicate({ twins }: ReviewFacts): Finding {
  const input = "ID number, tax numbers, and name with date, against the organisation's other customers";
  if (twins.length === 0) return pass(input, "No other customer shares them.");
  return refer(input, `${twins.map((twin) => `Same ${twin.shares} as ${twin.name} (${twin.customerId})`).join(". ")}.`);
}

function documentReuse({ documents: all, reusedDocuments }: ReviewFacts): Finding {
  const input = `Digests of ${plural(all.length, "document")}, against the organisation's other customers`;
  if (reusedDocuments.length === 0) return pass(input, "No document was used for another customer.");
  const names = [...new Set(reusedDocuments.map((reused) => `${reused.name} (${reused.customerId})`))];
  return refer(input, `The same file stands with ${names.join(", ")}.`);
}

function highRiskCountry({ profile }: ReviewFacts, { highRiskCountries }: RuleSetContent): Finding {
  const countries = countriesOf(profile);
  const input = countries.length > 0 ? countries.map(countryName).join(", ") : "No country given";
  const risky = countries.filter((country) => highRiskCountries.includes(country));
  return risky.length > 0
    ? refer(input, `High risk: ${risky.map(countryName).join(", ")}.`)
    : pass(input, "None is on the high-risk list.");
}

/** Of hits that were found by spelling alone: the name is the same, the birth date too or not known to be. */
const scoreOf = (hit: WatchListHit) => hit.score ?? (hit.sameBirthDate ? 100 : 90);

function watchList({ profile, watchListHits }: ReviewFacts, { screening }: RuleSetContent): Finding {
  const input = `${plural(peopleOf(profile).length + (profile.type === "COMPANY" ? 1 : 0), "name")}, by normalised spelling`;
  const counting = watchListHits.filter((hit) => scoreOf(hit) >= screening.referFrom);
  if (counting.length === 0) {
    return pass(
      input,
      watchListHits.length === 0 ? "No name is on the watch list." : "No hit reaches the score that counts.",
    );
  }
  const hits = counting.map((hit) => `${hit.who} matches ${hit.entryName} (${hit.source} ${hit.entryId})`).join(". ");
  const { failFrom } = screening;
  // A name alone never suspends anybody.
  const isProven = (hit: WatchListHit) => hit.sameBirthDate && failFrom !== null && scoreOf(hit) >= failFrom;
  if (counting.some(isProven)) return fail(input, `${hits}. Name and birth date are the same.`);
  return refer(
    input,
    counting.some((hit) => hit.sameBirthDate)
      ? `${hits}. The birth date is the same.`
      : `${hits}. Only the name is the same.`,
  );
}

/** Every check by name, in order. Raise the version when what a check looks at or decides changes. */
const CHECKS: Record<CheckName, Check> = {
  completeness: { version: 1, run: completeness },
  age: { version: 1, run: age },
  documents: { version: 1, run: documents },
  address_proof: { version: 1, run: addressProof },
  mrz: { version: 1, run: mrz },
  address: { version: 1, run: address },
  identifier: { version: 1, run: identifier },
  duplicate: { version: 1, run: duplicate },
  document_reuse: { version: 1, run: documentReuse },
  high_risk_country: { version: 1, run: highRiskCountry },
  watch_list: { version: 1, run: watchList },
};

/** What the rule set makes of a finding. */
function judged({ result, text }: Finding, { onFinding }: RuleSetContent["checks"][CheckName]) {
  if (result !== "REFER") return { result, text };
  return onFinding === "IGNORE"
    ? { result: "PASS" as const, text: `Let pass by the rules in force. ${text}` }
    : { result: onFinding, text };
}

/** Runs every check over the gathered facts. Pure: the same facts under the same rules give the same records. */
export function runChecks(facts: ReviewFacts, rules: RuleSetContent): CheckRecord[] {
  return Object.entries(CHECKS).map(([key, check]) => {
    const name = key as CheckName;
    const finding = check.run(facts, rules);
    const { result, text } = judged(finding, rules.checks[name]);
    return { name, version: check.version, inputSummary: finding.input, result, explanation: text };
  });
}

/** All pass = approved, one hard fail = suspended, anything else is for a person. */
export function outcomeOf(checks: readonly Pick<CheckRecord, "result">[]): RunOutcome {
  if (checks.some((check) => check.result === "FAIL")) return "SUSPENDED";
  return checks.every((check) => check.result === "PASS") ? "APPROVED" : "REFERRED";
}

/** What the checks came to, or a person where one has to decide: what was asked for goes back to who asked, however well it checks. */
export function outcomeLeftTo(judged: RunOutcome, leftTo: LeftTo): RunOutcome {
  return leftTo === "PERSON" || (leftTo === "ASKED" && judged === "APPROVED") ? "REFERRED" : judged;
}

/** 0 to 100: how closely a person should look. A fail counts double. */
export function riskScore(checks: readonly Pick<CheckRecord, "name" | "result">[], rules: RuleSetContent): number {
  const points = checks.map(({ name, result }) =>
    result === "PASS" ? 0 : rules.checks[name].points * (result === "FAIL" ? 2 : 1),
  );
  return Math.min(
    100,
    points.reduce((sum, each) => sum + each, 0),
  );
}

/** What the merchant is told. Watch lists are never named: it could reach the person concerned. */
export function merchantReason(outcome: RunOutcome, checks: readonly CheckRecord[]): string {
  if (outcome === "APPROVED") return "All automated checks passed.";
  if (outcome === "REFERRED")
    return "A person at compliance is looking at this customer, usually within one working day.";
  const failed = checks.filter((check) => check.result === "FAIL" && check.name !== "watch_list");
  const texts = failed.map((check) => check.explanation);
  return texts.length > 0 ? texts.join(" ") : "Compliance cannot accept this customer.";
}
