import sharp from "sharp";
import { readMrz } from "@/lib/core/mrz/read";
import type { MrzFormat } from "@/lib/core/mrz/types";
import { nationalIdSpecimen, residencePermitSpecimen } from "@/lib/documents/specimens/cards";
import { alpha3 } from "@/lib/documents/specimens/countries";
import { securityPaper } from "@/lib/documents/specimens/decoration";
import { cardMrz, checkDigit, passportMrz } from "@/lib/documents/specimens/mrz";
import { utilityBillSpecimen } from "@/lib/documents/specimens/papers";
import { passportSpecimen } from "@/lib/documents/specimens/passport";
import { rasterise } from "@/lib/documents/specimens/rasterise";
import { digits, pick, seeded } from "@/lib/documents/specimens/seeded";
import { Sheet } from "@/lib/documents/specimens/sheet";
import type { SpecimenHolder } from "@/lib/documents/specimens/types";

export { readMrz, seeded };

type Random = () => number;
type Specimen = { format: MrzFormat; lines: string[]; image: Buffer; width: number; zone: Box };
/** Where the zone stands, and its text, in shares of the picture's width. */
type Box = { left: number; baselines: number[]; pitch: number; size: number };

const SURNAMES = [
  "Eriksson",
  "Nguyen",
  "O'Brien",
  "Müller-Lüdenscheidt",
  "de la Cruz",
  "Smith",
  "Wijayasooriya",
  "Kowalczyk",
  "Quigley",
  "Zhang",
  "van den Berg",
  "Okonkwo",
  "Björkqvist",
  "Haddad",
  "Fitzgerald",
  "Johnston",
  "Xu",
  "Hernández",
  "Papadopoulos",
  "Vuković",
] as const;
const GIVEN = [
  "Anna Maria",
  "Jacqueline",
  "Bao",
  "William Henry",
  "Zoë",
  "Félix",
  "Guadalupe",
  "Kwame",
  "Olga",
  "Hugh",
  "Rajesh",
  "Xavier",
  "Victoria Josephine",
  "Quentin",
  "Margarethe",
  "Li",
  "Yusuf",
  "Dimitri",
  "Charlotte",
  "Benjamin",
] as const;
const COUNTRIES = [
  "AU",
  "SG",
  "GB",
  "US",
  "NZ",
  "FR",
  "IN",
  "PH",
  "TH",
  "ZA",
  "BR",
  "JP",
  "KE",
  "MX",
  "VN",
  "ES",
] as const;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function holderOf(seed: string): SpecimenHolder {
  const random = seeded(seed);
  const two = (from: number, to: number) => String(from + Math.floor(random() * (to - from))).padStart(2, "0");
  const country = pick(random, COUNTRIES);
  const letter = () => LETTERS[Math.floor(random() * 26)] ?? "A";
  return {
    firstNames: pick(random, GIVEN),
    lastName: pick(random, SURNAMES),
    dob: `19${two(40, 99)}-${two(1, 13)}-${two(1, 29)}`,
    sex: pick(random, ["F", "M", "X"] as const),
    nationality: random() < 0.8 ? country : pick(random, COUNTRIES),
    documentNumber:
      random() < 0.5
        ? letter() + letter() + digits(random, 7)
        : letter() + digits(random, 4) + letter() + digits(random, 2),
    issuingCountry: country,
    issuedOn: `20${two(17, 26)}-${two(1, 13)}-${two(1, 29)}`,
    expiresOn: `20${two(27, 36)}-${two(1, 13)}-${two(1, 29)}`,
    seed,
  };
}

/** A document with a zone of this format; `width` in pixels. */
export async function makeSpecimen(format: MrzFormat, seed: string, width: number): Promise<Specimen> {
  const holder = holderOf(seed);
  if (format === "TD2") return { ...(await mediumCard(holder, width)), format, width };
  const isPassport = format === "TD3";
  const card = seeded(seed)() < 0.5 ? nationalIdSpecimen : residencePermitSpecimen;
  const file = isPassport ? await passportSpecimen(holder, "image/png") : await card(holder, "back", "image/png");
  const zone = isPassport
    ? { left: 12 / 354, baselines: [214 / 354, 234 / 354], pitch: 7.5 / 354, size: 11.5 / 354 }
    : { left: 9 / 243, baselines: [108 / 243, 124 / 243, 140 / 243], pitch: 7.5 / 243, size: 11 / 243 };
  return {
    format,
    lines: isPassport ? passportMrz(holder) : cardMrz(holder),
    image: await sharp(file.bytes).resize({ width }).png({ compressionLevel: 1 }).toBuffer(),
    width,
    zone,
  };
}

/** The size between card and passport, which few countries still issue. */
async function mediumCard(holder: SpecimenHolder, width: number) {
  const [names] = passportMrz(holder);
  const number = holder.documentNumber.padEnd(9, "<");
  const short = (date: string) => date.slice(2).replaceAll("-", "");
  const checked = (text: string) => text + checkDigit(text);
  const parts = [checked(number), checked(short(holder.dob)), checked(short(holder.expiresOn)), "<".repeat(7)] as const;
  const lines = [
    `I<${names.slice(2)}`.slice(0, 36),
    `${parts[0]}${alpha3(holder.nationality)}${parts[1]}${holder.sex === "X" ? "<" : holder.sex}${parts[2]}${parts[3]}${checkDigit(parts.join(""))}`,
  ];
  const sheet = await Sheet.start();
  sheet.addPage(298, 210);
  securityPaper(sheet, 298, 210, holder.seed);
  sheet.text("IDENTITY CARD", 16, 24, { size: 11, weight: "bold" });
  sheet.field("Surname", holder.lastName.toUpperCase(), 110, 50);
  sheet.field("Given names", holder.firstNames.toUpperCase(), 110, 76);
  sheet.rect(0, 158, 298, 52, [0.97, 0.97, 0.96]);
  for (const [index, line] of lines.entries()) {
    sheet.text(line, 14, 176 + index * 18, { size: 11, weight: "mono", spacing: 7.5 });
  }
  sheet.stampSpecimen(44);
  const zone = { left: 14 / 298, baselines: [176 / 298, 194 / 298], pitch: 7.5 / 298, size: 11 / 298 };
  return { lines, image: await rasterise(await sheet.save(), width, "image/png"), zone };
}

/** The same document with its zone printed in another font. */
export async function reprinted(specimen: Specimen, family: string, enlarge = 1): Promise<Specimen> {
  const { width, zone, lines } = specimen;
  const { height } = await sharp(specimen.image).metadata();
  const size = zone.size * width * enlarge;
  const top = ((zone.baselines[0] ?? 0) - zone.size) * width;
  const escaped = (text: string) => (text === "<" ? "&lt;" : text);
  const glyphs = lines.flatMap((line, row) =>
    [...line].map((character, column) => {
      const x = (zone.left + (column + 0.5) * zone.pitch) * width;
      return `<text x="${x.toFixed(2)}" y="${((zone.baselines[row] ?? 0) * width).toFixed(2)}">${escaped(character)}</text>`;
    }),
  );
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect x="0" y="${top}" width="${width}" height="${height}" fill="#f6f6f4"/><g font-family="${family}" font-size="${size}" text-anchor="middle" fill="#1a1a20">${glyphs.join("")}</g></svg>`;
  return {
    ...specimen,
    image: await sharp(specimen.image)
      .composite([{ input: Buffer.from(overlay) }])
      .png({ compressionLevel: 1 })
      .toBuffer(),
  };
}

/** Does this machine have the font? A missing one is drawn like any other missing one. */
export async function hasFont(family: string): Promise<boolean> {
  const draw = (name: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="30" font-size="30" font-family="${name}">MW1&lt;Q0</text></svg>`,
      ),
    )
      .raw()
      .toBuffer();
  return !(await draw(family)).equals(await draw("No Such Family"));
}

type Damage = {
  /** Standard deviation in hundredths of a capital's height. */
  blur?: number;
  degrees?: number;
  /** Standard deviation of 255. */
  noise?: number;
  /** Share of the light that the shadow takes. */
  shadow?: number;
  quality?: number;
};

/** What a camera or a scanner does to a document. */
export async function damaged(specimen: Specimen, damage: Damage, seed: string): Promise<Buffer> {
  const { blur = 0, degrees = 0, noise = 0, shadow = 0, quality = 90 } = damage;
  const random = seeded(`${seed}/damage`);
  let picture = sharp(specimen.image).removeAlpha();
  if (degrees !== 0)
    picture = sharp(await picture.rotate(degrees, { background: "#6f6a62" }).png({ compressionLevel: 1 }).toBuffer());
  const sigma = (blur / 100) * specimen.zone.size * 0.56 * specimen.width;
  if (sigma >= 0.3) picture = picture.blur(sigma);
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  if (shadow > 0) darken(data, info, shadow, random);
  if (noise > 0) disturb(data, noise, random);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .jpeg({ quality })
    .toBuffer();
}

type Info = { width: number; height: number; channels: number };

/** A soft-edged shadow that falls over one side of the picture. */
function darken(data: Buffer, { width, height, channels }: Info, share: number, random: Random): void {
  const angle = random() * Math.PI * 2;
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  const offset = (random() - 0.5) * 0.5;
  const softness = 0.02 + random() * 0.3;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const side = (x / width - 0.5) * nx + (y / height - 0.5) * ny - offset;
      const light = 1 - share * Math.max(0, Math.min(1, 0.5 + side / softness));
      const at = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) data[at + channel] = (data[at + channel] ?? 0) * light;
    }
  }
}

function disturb(data: Buffer, sigma: number, random: Random): void {
  for (let at = 0; at < data.length; at += 1) {
    const spread = random() + random() + random() + random() - 2;
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + spread * sigma * 1.73));
  }
}

/** The front of a card, or a bill: text, and no zone. */
export async function emptyPage(index: number): Promise<{ image: Buffer; lines: null }> {
  const holder = holderOf(`empty/${index}`);
  if (index % 2 === 0) return { image: (await nationalIdSpecimen(holder, "front")).bytes, lines: null };
  const address = { line1: "1 Specimen Street", city: "Sydney", postcode: "2000", country: "AU" };
  const { bytes } = await utilityBillSpecimen({
    name: "A. Specimen",
    address,
    issuedOn: "2026-01-01",
    seed: `${index}`,
  });
  return { image: await rasterise(bytes, 1240, "image/jpeg"), lines: null };
}
