import { ageOn } from "@/lib/core/civil-date";
import { countryName } from "@/lib/core/geo";
import { checkIdentifier, hasChecksum } from "@/lib/core/identifiers";
import { LIMITS } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { identificationKind } from "@/lib/customers/input-people";
import { documentProblem, isAddressSlot } from "@/lib/documents/rules";
import type { CheckName, CheckResult, RunOutcome } from "./constants";
import { countriesOf, peopleOf } from "./rules-people";
import type { CheckRecord, ReviewFacts } from "./types";

type Finding = { input: string; result: CheckResult; text: string };
type Check = { version: number; run: (facts: ReviewFacts) => Finding };

const pass = (input: string, text: string): Finding => ({ input, result: "PASS", text });
const refer = (input: string, text: string): Finding => ({ input, result: "REFER", text });
const fail = (input: string, text: string): Finding => ({ input, result: "FAIL", text });

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function completeness({ missing, purpose }: ReviewFacts): Finding {
  const input = `Mandatory fields and documents for ${purpose.toLowerCase()}`;
  return missing.length === 0
    ? pass(input, "Every mandatory field and document is there.")
    : refer(input, `Missing: ${missing.map((item) => item.label).join(", ")}.`);
}

function age({ profile, today }: ReviewFacts): Finding {
  const dated = peopleOf(profile).filter((person) => person.dob !== undefined);
  const input = `Birth dates of ${plural(dated.length, "person", "people")}, as of ${today}`;
  const young = dated.filter((person) => ageOn(person.dob ?? today, today) < LIMITS.minimumAge);
  if (young.length > 0)
    return fail(input, `Under ${LIMITS.minimumAge}: ${young.map((person) => person.who).join(", ")}.`);
  return pass(
    input,
    dated.length === 0 ? "No birth date is needed for this profile." : `Everybody is ${LIMITS.minimumAge} or older.`,
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

function addressProof({ documents: all, today }: ReviewFacts): Finding {
  const proofs = all.filter((document) => isAddressSlot(document.slot));
  const input = `${plural(proofs.length, "address proof")}, as of ${today}`;
  const problems = proofs.flatMap((document) => documentProblem(document, today) ?? []);
  if (problems.length > 0) return refer(input, problems.map((problem) => problem.message).join(". "));
  return pass(
    input,
    proofs.length === 0 ? "No address proof is needed for this profile." : "Issued within the last three months.",
  );
}

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

function highRiskCountry({ profile, highRiskCountries }: ReviewFacts): Finding {
  const countries = countriesOf(profile);
  const input = countries.length > 0 ? countries.map(countryName).join(", ") : "No country given";
  const risky = countries.filter((country) => highRiskCountries.includes(country));
  return risky.length > 0
    ? refer(input, `High risk: ${risky.map(countryName).join(", ")}.`)
    : pass(input, "None is on the high-risk list.");
}

function watchList({ profile, watchListHits }: ReviewFacts): Finding {
  const input = `${plural(peopleOf(profile).length + (profile.type === "COMPANY" ? 1 : 0), "name")}, by normalised spelling`;
  if (watchListHits.length === 0) return pass(input, "No name is on the watch list.");
  const hits = watchListHits
    .map((hit) => `${hit.who} matches ${hit.entryName} (${hit.source} ${hit.entryId})`)
    .join(". ");
  return watchListHits.some((hit) => hit.sameBirthDate)
    ? fail(input, `${hits}. Name and birth date are the same.`)
    : refer(input, `${hits}. Only the name is the same.`);
}

/** Every check by name, in order. Raise the version when what a check looks at or decides changes. */
const CHECKS: Record<CheckName, Check> = {
  completeness: { version: 1, run: completeness },
  age: { version: 1, run: age },
  documents: { version: 1, run: documents },
  address_proof: { version: 1, run: addressProof },
  address: { version: 1, run: address },
  identifier: { version: 1, run: identifier },
  duplicate: { version: 1, run: duplicate },
  document_reuse: { version: 1, run: documentReuse },
  high_risk_country: { version: 1, run: highRiskCountry },
  watch_list: { version: 1, run: watchList },
};

/** Runs every check over the gathered facts. Pure: the same facts give the same records. */
export function runChecks(facts: ReviewFacts): CheckRecord[] {
  return Object.entries(CHECKS).map(([name, check]) => {
    const { input, result, text } = check.run(facts);
    return { name: name as CheckName, version: check.version, inputSummary: input, result, explanation: text };
  });
}

/** All pass = approved, one hard fail = suspended, anything else is for a person. */
export function outcomeOf(checks: readonly Pick<CheckRecord, "result">[]): RunOutcome {
  if (checks.some((check) => check.result === "FAIL")) return "SUSPENDED";
  return checks.every((check) => check.result === "PASS") ? "APPROVED" : "REFERRED";
}

/** How much each check that did not pass adds; a fail counts double. */
const RISK_POINTS: Partial<Record<CheckName, number>> = { watch_list: 45, high_risk_country: 35, document_reuse: 25 };
const OTHER_POINTS = 15;

/** 0 to 100: how closely a person should look. */
export function riskScore(checks: readonly Pick<CheckRecord, "name" | "result">[]): number {
  const points = checks.map(({ name, result }) => {
    if (result === "PASS") return 0;
    return (RISK_POINTS[name] ?? OTHER_POINTS) * (result === "FAIL" ? 2 : 1);
  });
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
