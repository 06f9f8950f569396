import { countryName, printedDate } from "./countries";
import { bandInk } from "./decoration";
import { digits, pick, seeded } from "./seeded";
import { BLACK, GREY, Sheet } from "./sheet";
import type { SpecimenAddress, SpecimenFile } from "./types";

const A4 = { width: 595, height: 842 };
const LEFT = 56;
const RIGHT = A4.width - 56;

export type LetterParameters = {
  name: string;
  address: SpecimenAddress;
  issuedOn: string;
  seed: string;
  pages?: 1 | 2;
};

/** A household bill with a table of charges and, on request, a second page of readings. */
export async function utilityBillSpecimen(parameters: LetterParameters): Promise<SpecimenFile> {
  const { seed, pages = 1, issuedOn } = parameters;
  const random = seeded(`${seed}/utility`);
  const issuer = pick(random, [
    "Harbour Energy",
    "Clearwater Utilities",
    "Northlight Power",
    "Greenfield Gas and Water",
  ]);
  const sheet = await Sheet.start();
  letterHead(sheet, issuer, "Your electricity bill", parameters);
  facts(sheet, [
    ["Account number", digits(random, 10)],
    ["Invoice date", printedDate(issuedOn)],
    ["Invoice number", `INV-${digits(random, 7)}`],
  ]);
  const used = 180 + Math.floor(random() * 400);
  const rows = [
    ["Energy used", `${used} kWh`, money(used * 28)],
    ["Daily supply charge", "30 days", money(3120)],
    ["Network charge", "", money(1890)],
    ["Tax", "", money(Math.round((used * 28 + 5010) / 10))],
  ] as const;
  table(sheet, 330, ["Description", "Quantity", "Amount"], rows);
  const total = money(Math.round((used * 28 + 5010) * 1.1));
  sheet.text("Total due", LEFT, 470, { size: 13, weight: "bold" });
  sheet.text(total, RIGHT, 470, { size: 13, weight: "bold", right: true });
  sheet.text("Please pay within 14 days of the invoice date. This is a specimen and not a real bill.", LEFT, 500, {
    size: 9,
    ink: GREY,
  });
  footer(sheet, issuer, 1, pages);
  if (pages === 2) {
    sheet.addPage(A4.width, A4.height);
    sheet.text("Meter readings", LEFT, 80, { size: 15, weight: "bold" });
    const readings = Array.from(
      { length: 12 },
      (_, month) => [`Reading ${month + 1}`, digits(random, 5), "Actual"] as const,
    );
    table(sheet, 110, ["Period", "Reading", "Kind"], readings);
    footer(sheet, issuer, 2, pages);
  }
  return { fileName: "utility-bill.pdf", mime: "application/pdf", bytes: await sheet.save() };
}

/** A month of a current account with a running balance. */
export async function bankStatementSpecimen(parameters: LetterParameters): Promise<SpecimenFile> {
  const { seed, pages = 1, issuedOn } = parameters;
  const random = seeded(`${seed}/bank`);
  const issuer = pick(random, [
    "First Harbour Bank",
    "Meridian Savings Bank",
    "Oakfield Mutual",
    "Southern Cross Bank",
  ]);
  const sheet = await Sheet.start();
  letterHead(sheet, issuer, "Account statement", parameters);
  facts(sheet, [
    ["Account number", digits(random, 9)],
    ["Statement date", printedDate(issuedOn)],
    ["Statement number", digits(random, 3)],
  ]);
  let balance = 100_000 + Math.floor(random() * 900_000);
  const entries = ["Card payment", "Salary", "Transfer", "Direct debit", "Cash withdrawal", "Refund"] as const;
  const movement = (): readonly [string, string, string] => {
    const kind = pick(random, entries);
    const amount = Math.floor(random() * 40_000) * (kind === "Salary" || kind === "Refund" ? 1 : -1);
    balance += amount;
    return [kind, money(amount), money(balance)];
  };
  table(sheet, 330, ["Entry", "Amount", "Balance"], Array.from({ length: 18 }, movement));
  footer(sheet, issuer, 1, pages);
  if (pages === 2) {
    sheet.addPage(A4.width, A4.height);
    table(sheet, 80, ["Entry", "Amount", "Balance"], Array.from({ length: 28 }, movement));
    footer(sheet, issuer, 2, pages);
  }
  return { fileName: "bank-statement.pdf", mime: "application/pdf", bytes: await sheet.save() };
}

export type CompanyParameters = {
  companyName: string;
  registrationNumber: string;
  country: string;
  incorporatedOn: string;
  seed: string;
};

/** A registrar's certificate for a company. */
export async function incorporationSpecimen(parameters: CompanyParameters): Promise<SpecimenFile> {
  const { companyName, registrationNumber, country, incorporatedOn, seed } = parameters;
  const sheet = await Sheet.start();
  sheet.addPage(A4.width, A4.height);
  const ink = bandInk(seed);
  sheet.frame(30, 30, A4.width - 60, A4.height - 60, ink, 3);
  sheet.frame(38, 38, A4.width - 76, A4.height - 76, ink, 0.8);
  sheet.text(countryName(country).toUpperCase(), 80, 120, { size: 13, weight: "bold", ink });
  sheet.text("Certificate of incorporation", 80, 190, { size: 30, weight: "serif" });
  sheet.text("This is to certify that", 80, 250, { size: 13, weight: "serif", ink: GREY });
  sheet.text(companyName, 80, 286, { size: companyName.length > 36 ? 15 : 22, weight: "bold" });
  sheet.text(`Registration number ${registrationNumber}`, 80, 326, { size: 13, weight: "mono" });
  const lines = [
    `was incorporated on ${printedDate(incorporatedOn)} as a company limited by shares`,
    "under the companies law of the place named above, and is on the register",
    "on the day this certificate is given.",
  ];
  lines.forEach((line, index) => {
    sheet.text(line, 80, 370 + index * 20, { size: 13, weight: "serif" });
  });
  for (let ring = 4; ring >= 1; ring -= 1) sheet.ellipse(430, 640, ring * 15, ring * 15, ink, 0.16);
  sheet.text("SEAL", 416, 644, { size: 11, weight: "bold", ink });
  sheet.line(80, 660, 260, 660, BLACK);
  sheet.text("Registrar of companies (specimen)", 80, 676, { size: 10 });
  sheet.stampSpecimen(92);
  return { fileName: "certificate-of-incorporation.pdf", mime: "application/pdf", bytes: await sheet.save() };
}

function letterHead(sheet: Sheet, issuer: string, title: string, { name, address, seed }: LetterParameters): void {
  sheet.addPage(A4.width, A4.height);
  sheet.rect(0, 0, A4.width, 8, bandInk(seed));
  sheet.text(issuer, LEFT, 60, { size: 18, weight: "bold", ink: bandInk(seed) });
  const lines = [
    name,
    address.line1,
    [address.city, address.region, address.postcode].filter(Boolean).join(" "),
    countryName(address.country),
  ];
  lines.forEach((line, index) => {
    sheet.text(line, LEFT, 130 + index * 15, { size: 11 });
  });
  sheet.text(title, LEFT, 230, { size: 20, weight: "bold" });
  sheet.stampSpecimen(92);
}

function facts(sheet: Sheet, rows: readonly (readonly [string, string])[]): void {
  rows.forEach(([caption, value], index) => {
    sheet.field(caption, value, LEFT + index * 165, 262, 11);
  });
}

function table(sheet: Sheet, top: number, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const columns = [LEFT, 360, RIGHT];
  const cell = (text: string, column: number, y: number, weight: "regular" | "bold") => {
    sheet.text(text, columns[column] ?? LEFT, y, { size: 10, weight, right: column > 0 });
  };
  heads.forEach((head, column) => {
    cell(head, column, top, "bold");
  });
  sheet.line(LEFT, top + 6, RIGHT, top + 6, BLACK, 1);
  rows.forEach((row, index) => {
    const y = top + 24 + index * 22;
    row.forEach((text, column) => {
      cell(text, column, y, "regular");
    });
    sheet.line(LEFT, y + 7, RIGHT, y + 7);
  });
}

function footer(sheet: Sheet, issuer: string, page: number, pages: number): void {
  sheet.line(LEFT, 790, RIGHT, 790);
  sheet.text(`${issuer} - specimen document, not valid`, LEFT, 806, { size: 8, ink: GREY });
  sheet.text(`Page ${page} of ${pages}`, RIGHT, 806, { size: 8, ink: GREY, right: true });
}

function money(minor: number): string {
  const sign = minor < 0 ? "-" : "";
  return `${sign}$${(Math.abs(minor) / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
}
