import { alpha3, countryName, printedDate } from "./countries";
import { bandInk, portrait, securityPaper, signature } from "./decoration";
import { passportMrz } from "./mrz";
import { rasterise } from "./rasterise";
import { Sheet } from "./sheet";
import type { RasterFormat, SpecimenFile, SpecimenHolder } from "./types";

const WIDTH = 354;
const HEIGHT = 249;

/** The data page of a passport, with a machine-readable zone whose check digits are right. */
export async function passportSpecimen(
  holder: SpecimenHolder,
  format: RasterFormat = "image/jpeg",
): Promise<SpecimenFile> {
  const sheet = await Sheet.start();
  sheet.addPage(WIDTH, HEIGHT);
  securityPaper(sheet, WIDTH, HEIGHT, holder.seed);
  const ink = bandInk(holder.seed);
  sheet.text("PASSPORT", 16, 22, { size: 11, weight: "bold", ink });
  sheet.text(countryName(holder.issuingCountry).toUpperCase(), 84, 22, { size: 9, weight: "bold", ink });
  portrait(sheet, 16, 34, 96, 124, holder.seed);
  signature(sheet, 24, 174, 76, holder.seed);

  sheet.field("Type", "P", 124, 38);
  sheet.field("Code", alpha3(holder.issuingCountry), 164, 38);
  sheet.field("Passport no.", holder.documentNumber, 216, 38);
  sheet.field("Surname", holder.lastName.toUpperCase(), 124, 60);
  sheet.field("Given names", holder.firstNames.toUpperCase(), 124, 82);
  sheet.field("Nationality", countryName(holder.nationality), 124, 104);
  sheet.field("Date of birth", printedDate(holder.dob), 124, 126);
  sheet.field("Sex", holder.sex, 216, 126);
  sheet.field("Place of birth", holder.placeOfBirth ?? countryName(holder.nationality), 248, 126, 8);
  sheet.field("Date of issue", printedDate(holder.issuedOn), 124, 148);
  sheet.field("Date of expiry", printedDate(holder.expiresOn), 216, 148);
  sheet.field("Authority", `${alpha3(holder.issuingCountry)} SPECIMEN OFFICE`, 124, 170, 8);

  sheet.rect(0, 194, WIDTH, HEIGHT - 194, [0.97, 0.97, 0.96]);
  const [first, second] = passportMrz(holder);
  const style = { size: 11.5, weight: "mono", spacing: 7.5 } as const;
  sheet.text(first, 12, 214, style);
  sheet.text(second, 12, 234, style);
  sheet.stampSpecimen(56);
  return {
    fileName: format === "image/png" ? "passport.png" : "passport.jpg",
    mime: format,
    bytes: await rasterise(await sheet.save(), 1700, format),
  };
}
