import { ageOn, type CivilDate, compareCivilDates } from "@/lib/core/civil-date";
import { countryName, isSubdivisionShape } from "@/lib/core/geo";
import { phoneMatchesCountry } from "@/lib/core/geo-phone";
import { LIMITS } from "@/lib/customers/constants";
import type { CompanyProfile, CustomerProfile, IndividualProfile } from "@/lib/customers/input";

/** `today` is the day in the organisation's time zone. The server adds `isSubdivision`; its list is too large for forms. */
export type ProfileContext = { today: CivilDate; isSubdivision?: (code: string) => boolean };

/** EXPIRED is no refusal of the value: it has to be renewed. `path` is dotted: `directors.0.dob`. */
export type ProfileProblem = { path: string; reason: "INVALID" | "EXPIRED"; message: string };

type Report = (path: string, message: string, reason?: ProfileProblem["reason"]) => void;

type Dated = {
  dob?: string | undefined;
  identification_issue_date?: string | undefined;
  identification_expiry_date?: string | undefined;
};
type Located = {
  country_of_residence?: string | undefined;
  address_country?: string | undefined;
  address_state?: string | undefined;
};

/** True on the day itself: a document that expires today is no longer accepted. */
export function isExpired(expiryDate: CivilDate, today: CivilDate): boolean {
  return compareCivilDates(expiryDate, today) <= 0;
}

function checkDates(person: Dated, { today }: ProfileContext, report: Report): void {
  const { dob, identification_issue_date: issued, identification_expiry_date: expires } = person;
  if (dob !== undefined) {
    if (compareCivilDates(dob, today) > 0) report("dob", "The date of birth cannot be in the future");
    else if (ageOn(dob, today) < LIMITS.minimumAge)
      report("dob", `This person must be at least ${LIMITS.minimumAge} years old`);
    else if (ageOn(dob, today) > LIMITS.oldestAge) report("dob", "Check the year of birth: it is too long ago");
  }
  if (issued !== undefined) {
    if (compareCivilDates(issued, today) > 0)
      report("identification_issue_date", "The issue date cannot be in the future");
    else if (dob !== undefined && compareCivilDates(issued, dob) < 0)
      report("identification_issue_date", "The issue date cannot be before the date of birth");
  }
  if (expires !== undefined) {
    if (issued !== undefined && compareCivilDates(issued, expires) >= 0)
      report("identification_expiry_date", "The expiry date must be after the issue date");
    else if (isExpired(expires, today))
      report("identification_expiry_date", "This ID has expired. Enter one that is still valid", "EXPIRED");
  }
}

function checkState(
  state: string | undefined,
  country: string | undefined,
  path: string,
  context: ProfileContext,
  report: Report,
) {
  if (state === undefined || country === undefined) return;
  const known = context.isSubdivision?.(state) ?? true;
  if (!isSubdivisionShape(country, state) || !known)
    report(path, `Choose a state or region of ${countryName(country)}`);
}

function checkHome(person: Located, context: ProfileContext, report: Report): void {
  const { country_of_residence: home, address_country: address } = person;
  if (home !== undefined && address !== undefined && home !== address)
    report("address_country", `The address must be in the country of residence (${countryName(home)})`);
  checkState(person.address_state, address, "address_state", context, report);
}

function checkPast(
  date: string | undefined,
  path: string,
  message: string,
  { today }: ProfileContext,
  report: Report,
): void {
  if (date !== undefined && compareCivilDates(date, today) > 0) report(path, message);
}

function checkIndividual(profile: IndividualProfile, context: ProfileContext, report: Report): void {
  checkDates(profile, context, report);
  checkHome(profile, context, report);
  const { country_of_residence: home, phone_number_e164: phone } = profile;
  if (home !== undefined && phone !== undefined && !phoneMatchesCountry(phone, home))
    report("phone_number", `Enter a phone number of the country of residence (${countryName(home)})`);
  if (profile.secondary_nationality !== undefined && profile.secondary_nationality === profile.nationality)
    report("secondary_nationality", "Choose a nationality that differs from the first, or leave this empty");
  const seen = new Set<string>();
  for (const [index, entry] of (profile.tax_info ?? []).entries()) {
    if (seen.has(entry.country_code)) report(`tax_info.${index}.country_code`, "This country already has a tax number");
    seen.add(entry.country_code);
  }
}

function checkCompany(profile: CompanyProfile, context: ProfileContext, report: Report): void {
  checkPast(
    profile.incorporation_date,
    "incorporation_date",
    "The date of incorporation cannot be in the future",
    context,
    report,
  );
  const addresses = ["registered_address", "operating_address"] as const;
  for (const address of addresses) {
    checkState(profile[`${address}_state`], profile[`${address}_country`], `${address}_state`, context, report);
  }
  const keys = new Set<string>();
  const groups = ["directors", "ultimate_beneficial_owners"] as const;
  for (const group of groups) {
    for (const [index, person] of (profile[group] ?? []).entries()) {
      const within: Report = (path, message, reason) => report(`${group}.${index}.${path}`, message, reason);
      checkDates(person, context, within);
      checkHome(person, context, within);
      if (keys.has(person.key)) within("key", "Two people share this key");
      keys.add(person.key);
    }
  }
  if (profile.authorized_user) {
    const within: Report = (path, message, reason) => report(`authorized_user.${path}`, message, reason);
    checkDates(profile.authorized_user, context, within);
    checkHome(profile.authorized_user, context, within);
  }
  const owners = profile.ultimate_beneficial_owners ?? [];
  // In hundredths, so that 33.33 + 33.33 + 33.34 is exactly 100.
  const total = owners.reduce((sum, owner) => sum + Math.round((owner.ownership_percentage ?? 0) * 100), 0);
  if (total > 10_000)
    report(
      `ultimate_beneficial_owners.${owners.length - 1}.ownership_percentage`,
      "All owners together cannot own more than 100 %",
    );
}

/** The rules between fields. Form, server and review call the same. */
export function refineProfile(profile: CustomerProfile, context: ProfileContext): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const report: Report = (path, message, reason = "INVALID") => problems.push({ path, reason, message });
  if (profile.type === "INDIVIDUAL") checkIndividual(profile, context, report);
  else checkCompany(profile, context, report);
  checkPast(
    profile.registration_date,
    "registration_date",
    "The registration date cannot be in the future",
    context,
    report,
  );
  return problems;
}
