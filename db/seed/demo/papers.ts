import { addDays } from "@/lib/core/civil-date";
import { valueAt } from "@/lib/customers/fields";
import type { DocumentInput } from "@/lib/documents/input";
import { driverLicenceSpecimen, nationalIdSpecimen } from "@/lib/documents/specimens/cards";
import { bankStatementSpecimen, incorporationSpecimen, utilityBillSpecimen } from "@/lib/documents/specimens/papers";
import { passportSpecimen } from "@/lib/documents/specimens/passport";
import type { SpecimenFile, SpecimenHolder } from "@/lib/documents/specimens/types";
import type { Role } from "./cast";

export type Paper = { document: DocumentInput; file: SpecimenFile };

const OLD_PROOF_DAYS = 140;

const text = (values: unknown, path: string): string => {
  const value = valueAt(values, path);
  return typeof value === "string" ? value : "";
};

function holderOf(role: Role, values: Record<string, unknown>): SpecimenHolder {
  const prefix = role.type === "COMPANY" ? "authorized_user." : "";
  const name = (key: string) => text(values, `${prefix}${key}_en`) || text(values, `${prefix}${key}`);
  return {
    firstNames: name("first_name"),
    lastName: name("last_name"),
    dob: text(values, `${prefix}dob`) || "1990-01-01",
    sex: "X",
    nationality: text(values, `${prefix}nationality`),
    documentNumber: text(values, `${prefix}identification_value`),
    issuingCountry: text(values, `${prefix}identification_issuing_country`),
    issuedOn: text(values, `${prefix}identification_issue_date`),
    expiresOn: text(values, `${prefix}identification_expiry_date`),
    seed: role.names.join(" "),
  };
}

async function idPapers(role: Role, values: Record<string, unknown>): Promise<Paper[]> {
  const holder = holderOf(role, values);
  const subject = role.type === "COMPANY" ? "authorized_user" : "customer";
  const about = { slot: "ID_PROOF", subject, issued_on: holder.issuedOn, expires_on: holder.expiresOn } as const;
  if (role.idType === "DRIVERS_LICENCE" || role.idType === "NATIONAL_ID") {
    const draw = role.idType === "DRIVERS_LICENCE" ? driverLicenceSpecimen : nationalIdSpecimen;
    return [
      { document: { ...about, type: role.idType, side: "FRONT" }, file: await draw(holder, "front") },
      { document: { ...about, type: role.idType, side: "BACK" }, file: await draw(holder, "back") },
    ];
  }
  return [{ document: { ...about, type: "PASSPORT", side: "SINGLE" }, file: await passportSpecimen(holder) }];
}

async function addressPaper(role: Role, values: Record<string, unknown>, today: string): Promise<Paper> {
  const isCompany = role.type === "COMPANY";
  const prefix = isCompany ? "registered_address" : "address";
  const latin = (key: string) => text(values, `${key}_en`) || text(values, key);
  const issuedOn = addDays(today, role.fate === "old_address_proof" ? -OLD_PROOF_DAYS : -20);
  const letter = {
    name: isCompany ? latin("name") : `${latin("first_name")} ${latin("last_name")}`,
    address: {
      line1: latin(`${prefix}_line1`),
      city: latin(`${prefix}_city`),
      postcode: text(values, `${prefix}_zip_code`),
      country: text(values, `${prefix}_country`),
    },
    issuedOn,
    seed: role.names.join(" "),
  };
  const isBill = role.names.join("").length % 2 === 0;
  return {
    document: {
      slot: isCompany ? "COMPANY_ADDRESS_PROOF" : "ADDRESS_PROOF",
      subject: "customer",
      type: isBill ? "UTILITY_BILL" : "BANK_STATEMENT",
      side: "SINGLE",
      issued_on: issuedOn,
      expires_on: undefined,
    },
    file: await (isBill ? utilityBillSpecimen(letter) : bankStatementSpecimen(letter)),
  };
}

async function companyPaper(role: Role, values: Record<string, unknown>): Promise<Paper> {
  return {
    document: {
      slot: "CERTIFICATE_OF_INCORPORATION",
      subject: "customer",
      type: "CERTIFICATE_OF_INCORPORATION",
      side: "SINGLE",
      issued_on: undefined,
      expires_on: undefined,
    },
    file: await incorporationSpecimen({
      companyName: text(values, "name"),
      registrationNumber: text(values, "registration_number"),
      country: text(values, "incorporation_country"),
      incorporatedOn: text(values, "incorporation_date"),
      seed: role.names.join(" "),
    }),
  };
}

/** The documents that come with a customer of the demo, drawn for it. */
export async function papersOf(role: Role, values: Record<string, unknown>, today: string): Promise<Paper[]> {
  if (role.purpose === "BASIC" || role.fate === "without_documents") return [];
  return [
    ...(await idPapers(role, values)),
    ...(role.fate === "without_address_proof" ? [] : [await addressPaper(role, values, today)]),
    ...(role.type === "COMPANY" ? [await companyPaper(role, values)] : []),
  ];
}
