import { alpha3, countryName, printedDate } from "./countries";
import { bandInk, portrait, securityPaper, signature } from "./decoration";
import { cardMrz } from "./mrz";
import { rasterise } from "./rasterise";
import { digits, seeded } from "./seeded";
import { Sheet } from "./sheet";
import type { CardSide, RasterFormat, SpecimenFile, SpecimenHolder } from "./types";

const WIDTH = 243;
const HEIGHT = 153;
const PIXELS = 1400;

type CardKind = { title: string; file: string; front: Drawing; back: Drawing };
type Drawing = (sheet: Sheet, holder: SpecimenHolder) => void;

/** One side of a national identity card; the back carries the machine-readable zone. */
export function nationalIdSpecimen(holder: SpecimenHolder, side: CardSide, format: RasterFormat = "image/jpeg") {
  return drawCard(NATIONAL_ID, holder, side, format);
}

/** One side of a driver licence; the back lists the vehicle classes. */
export function driverLicenceSpecimen(holder: SpecimenHolder, side: CardSide, format: RasterFormat = "image/jpeg") {
  return drawCard(LICENCE, holder, side, format);
}

/** One side of a residence permit. */
export function residencePermitSpecimen(holder: SpecimenHolder, side: CardSide, format: RasterFormat = "image/jpeg") {
  return drawCard({ ...NATIONAL_ID, title: "RESIDENCE PERMIT", file: "residence-permit" }, holder, side, format);
}

async function drawCard(
  kind: CardKind,
  holder: SpecimenHolder,
  side: CardSide,
  format: RasterFormat,
): Promise<SpecimenFile> {
  const sheet = await Sheet.start();
  sheet.addPage(WIDTH, HEIGHT);
  const seed = `${holder.seed}/${kind.file}`;
  securityPaper(sheet, WIDTH, HEIGHT, seed);
  if (side === "front") {
    sheet.rect(0, 0, WIDTH, 24, bandInk(seed));
    sheet.text(kind.title, 10, 16, { size: 9, weight: "bold", ink: [1, 1, 1] });
    const country = countryName(holder.issuingCountry).toUpperCase();
    sheet.text(country, WIDTH - 10, 16, { size: country.length > 20 ? 5 : 7, ink: [1, 1, 1], right: true });
    portrait(sheet, 10, 32, 64, 84, holder.seed);
  }
  kind[side](sheet, holder);
  sheet.stampSpecimen(38);
  return {
    fileName: `${kind.file}-${side}.${format === "image/png" ? "png" : "jpg"}`,
    mime: format,
    bytes: await rasterise(await sheet.save(), PIXELS, format),
  };
}

function names(sheet: Sheet, holder: SpecimenHolder): void {
  sheet.field("Surname", holder.lastName.toUpperCase(), 84, 36, 8);
  sheet.field("Given names", holder.firstNames.toUpperCase(), 84, 54, 8);
  sheet.field("Date of birth", printedDate(holder.dob), 84, 72, 8);
  sheet.field("Sex", holder.sex, 160, 72, 8);
  signature(sheet, 12, 132, 60, holder.seed);
}

function address(sheet: Sheet, holder: SpecimenHolder, y: number): void {
  const place = holder.address;
  if (!place) return;
  sheet.field("Address", place.line1, 12, y, 7.5);
  sheet.text([place.city, place.region, place.postcode].filter(Boolean).join(" "), 12, y + 18, {
    size: 7.5,
    weight: "bold",
  });
}

const NATIONAL_ID: CardKind = {
  title: "NATIONAL IDENTITY CARD",
  file: "national-id",
  front(sheet, holder) {
    names(sheet, holder);
    sheet.field("Nationality", alpha3(holder.nationality), 84, 90, 8);
    sheet.field("Card number", holder.documentNumber, 136, 90, 8);
    sheet.field("Date of issue", printedDate(holder.issuedOn), 84, 112, 8);
    sheet.field("Date of expiry", printedDate(holder.expiresOn), 160, 112, 8);
  },
  back(sheet, holder) {
    address(sheet, holder, 20);
    sheet.field("Issuing authority", `${alpha3(holder.issuingCountry)} SPECIMEN OFFICE`, 12, 54, 7.5);
    sheet.rect(0, 92, WIDTH, HEIGHT - 92, [0.97, 0.97, 0.96]);
    cardMrz(holder).forEach((line, index) => {
      sheet.text(line, 9, 108 + index * 16, { size: 11, weight: "mono", spacing: 7.5 });
    });
  },
};

const LICENCE: CardKind = {
  title: "DRIVER LICENCE",
  file: "driver-licence",
  front(sheet, holder) {
    names(sheet, holder);
    sheet.field("Licence number", holder.documentNumber, 84, 90, 8);
    sheet.field("Issued", printedDate(holder.issuedOn), 84, 112, 8);
    sheet.field("Expires", printedDate(holder.expiresOn), 160, 112, 8);
  },
  back(sheet, holder) {
    const random = seeded(`${holder.seed}/classes`);
    address(sheet, holder, 16);
    ["Class", "Valid from", "Valid to", "Codes"].forEach((head, column) => {
      sheet.text(head, 12 + column * 56, 54, { size: 6.5, weight: "bold" });
    });
    ["AM", "A", "B", "BE"].forEach((name, row) => {
      const y = 68 + row * 13;
      sheet.line(12, y - 9, WIDTH - 12, y - 9);
      sheet.text(name, 12, y, { size: 7.5, weight: "bold" });
      sheet.text(row === 2 ? printedDate(holder.issuedOn) : "-", 68, y, { size: 7.5 });
      sheet.text(row === 2 ? printedDate(holder.expiresOn) : "-", 124, y, { size: 7.5 });
    });
    sheet.text(`Card ${digits(random, 10)}`, 12, 138, { size: 7, weight: "mono" });
  },
};
