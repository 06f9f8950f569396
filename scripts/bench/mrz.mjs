import { pathToFileURL } from "node:url";
import { bundleOne } from "../lib/bundle.mjs";
import { say } from "../lib/terminal.mjs";
import { ms } from "./table.mjs";
import { percentile } from "./timing.mjs";

const perCondition = 40;
const perFont = 15;
const emptyPages = 12;
const formats = ["TD3", "TD1", "TD2"];
const width = 1600;

/** What happens to a specimen; `between` gives a number that depends on the seed alone. */
const conditions = {
  clean: () => ({}),
  blur: (between) => ({ blur: between(4, 14) }),
  tilt: (between) => ({ degrees: between(-5, 5) }),
  noise: (between) => ({ noise: between(8, 25) }),
  shadow: (between) => ({ shadow: between(0.3, 0.6) }),
  "JPEG 50 to 90": (between) => ({ quality: Math.round(between(50, 90)) }),
  "900 to 2400 pixels wide": (between) => ({ width: Math.round(between(900, 2400)) }),
  "all at once": (between) => ({
    blur: between(3, 9),
    degrees: between(-5, 5),
    noise: between(3, 12),
    shadow: between(0.1, 0.45),
    quality: Math.round(between(50, 90)),
    width: Math.round(between(1100, 2000)),
  }),
};

/** Fonts that no template was drawn from, at the size that fills their cells; only those of this machine are tried. */
const fonts = {
  "OCR B": 0.9,
  "Nimbus Mono PS": 1,
  FreeMono: 1,
  "Courier Prime": 1,
  "Liberation Mono": 1,
  "DejaVu Sans Mono": 0.95,
};

/** Only conditions whose name begins like this, where it is set. */
const only = process.env.PORTICO_BENCH_MRZ ?? "";
const count = (usual) => Number(process.env.PORTICO_BENCH_MRZ_COUNT ?? usual);

/** @param {string} name @param {number} number @param {(index: number) => Promise<{ image: Buffer, lines: string[] | null }>} make */
async function measureOne(kit, name, number, make) {
  const result = { name, number, exact: 0, wrong: 0, unsure: 0, none: 0, times: [] };
  for (let index = 0; index < number; index++) {
    const { image, lines } = await make(index);
    const started = process.cpuUsage();
    const reading = await kit.readMrz(image);
    const used = process.cpuUsage(started);
    result.times.push((used.user + used.system) / 1000);
    if (reading.state === "UNSURE") result.unsure += 1;
    else if (reading.state === "NONE") result.none += 1;
    else if (lines && reading.lines.join() === lines.join()) result.exact += 1;
    else result.wrong += 1;
  }
  say(
    `  ${name}: exact ${result.exact}/${number}, wrong ${result.wrong}, unsure ${result.unsure}, none ${result.none}`,
  );
  return result;
}

const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

function rowOf({ name, number, exact, wrong, unsure, none, times }, goal) {
  return {
    measure: `mrz, ${name}: ${exact} of ${number} exact, ${wrong} wrong, ${unsure} unsure, ${none} not found`,
    p50: ms(percentile(times, 0.5)),
    p95: ms(percentile(times, 0.95)),
    ratio: share(exact, number),
    ...(goal ? { goal } : {}),
  };
}

/** Reads generated documents after what cameras and scanners do to them. Times are of the processor, a page each. */
export async function measure() {
  const kit = await import(pathToFileURL(await bundleOne("bench-mrz", "scripts/bench/kit-mrz.ts")).href);
  const makerOf = (name, condition, change) => async (index) => {
    const seed = `${name}/${index}`;
    const random = kit.seeded(seed);
    const { width: wide = width, ...damage } = condition((from, to) => from + (to - from) * random());
    const made = await kit.makeSpecimen(formats[index % 3], seed, wide);
    const specimen = change ? await change(made) : made;
    return { image: await kit.damaged(specimen, damage, seed), lines: specimen.lines };
  };

  const own = [];
  for (const [name, condition] of Object.entries(conditions)) {
    if (name.startsWith(only)) own.push(await measureOne(kit, name, count(perCondition), makerOf(name, condition)));
  }
  const foreign = [];
  const used = (between) => ({ degrees: between(-2, 2), quality: 80 });
  for (const [family, enlarge] of Object.entries(fonts)) {
    const name = `held-out font ${family}`;
    if (!name.startsWith(only) || !(await kit.hasFont(family))) continue;
    foreign.push(
      await measureOne(
        kit,
        name,
        Math.min(perFont, count(perFont)),
        makerOf(name, used, (made) => kit.reprinted(made, family, enlarge)),
      ),
    );
  }
  const empty = "pages without a zone".startsWith(only)
    ? [
        await measureOne(kit, "pages without a zone", Math.min(emptyPages, count(emptyPages)), (index) =>
          kit.emptyPage(index),
        ),
      ]
    : [];

  const total = (name, parts) => ({
    name,
    number: parts.reduce((sum, part) => sum + part.number, 0),
    exact: parts.reduce((sum, part) => sum + part.exact, 0),
    wrong: parts.reduce((sum, part) => sum + part.wrong, 0),
    unsure: parts.reduce((sum, part) => sum + part.unsure, 0),
    none: parts.reduce((sum, part) => sum + part.none, 0),
    times: parts.flatMap((part) => part.times),
  });
  const totals = own.length > 0 ? [rowOf(total("all conditions", own), ">= 95 %, 0 wrong")] : [];
  return {
    rows: [
      ...own.map((one) => rowOf(one)),
      ...totals,
      ...foreign.map((one) => rowOf(one)),
      ...empty.map((one) => rowOf(one)),
    ],
    notes: ["Machine-readable zones: times are of the processor, a page each; unsure and not found go to a person."],
  };
}
