import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isChecked, weightOf } from "./layout";
import { type Margin, parseZone } from "./parse";
import { ALPHABET, type Glyph, LAYOUT, type MrzFormat } from "./types";

/** The standard's own examples. */
const ZONES: Readonly<Record<MrzFormat, readonly string[]>> = {
  TD1: ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
  TD2: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
  TD3: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
};
const FORMATS = Object.keys(ZONES) as MrzFormat[];
const NAMES: Readonly<Record<MrzFormat, readonly [line: number, from: number]>> = {
  TD1: [2, 0],
  TD2: [0, 5],
  TD3: [0, 5],
};

const plain: Margin = ({ fit }, first, second) => (fit[first] ?? 0) - (fit[second] ?? 0);

/** A cell in which these characters fit so well, and all others not at all. */
function cell(fits: Record<string, number>): Glyph {
  const fit = new Float64Array(ALPHABET.length);
  for (const [character, value] of Object.entries(fits)) fit[ALPHABET.indexOf(character)] = value;
  return { fit };
}

const cellsOf = (lines: readonly string[]) =>
  lines.map((line) => [...line].map((character) => cell({ [character]: 0.9 })));

function withCell(format: MrzFormat, line: number, column: number, changed: Glyph) {
  const cells = cellsOf(ZONES[format]);
  cells[line]?.splice(column, 1, changed);
  return parseZone(format, cells, plain);
}

const position = fc.constantFrom(...FORMATS).chain((format) =>
  fc.record({
    format: fc.constant(format),
    line: fc.nat(LAYOUT[format].lines - 1),
    column: fc.nat(LAYOUT[format].columns - 1),
  }),
);
const characterAt = ({ format, line, column }: { format: MrzFormat; line: number; column: number }) =>
  ZONES[format][line]?.[column] ?? "";

describe("a zone of clear characters", () => {
  it.each(FORMATS)("is read in %s", (format) => {
    expect(parseZone(format, cellsOf(ZONES[format]), plain)).toMatchObject({
      state: "READ",
      format,
      lines: ZONES[format],
      fields: {
        ...{ surname: "ERIKSSON", givenNames: "ANNA MARIA", issuingState: "UTO", nationality: "UTO" },
        ...{ birthDate: "740812", sex: "F", expiryDate: "120415" },
        documentNumber: format === "TD3" ? "L898902C3" : "D23145890",
      },
    });
  });
});

describe("one changed character", () => {
  it("under a check digit is never read as something else, unless the digit cannot see it", () => {
    fc.assert(
      fc.property(position, fc.constantFrom(...ALPHABET), (at, other) => {
        const mine = characterAt(at);
        fc.pre(isChecked(at.format, at.line, at.column));
        fc.pre((weightOf(ALPHABET.indexOf(other)) - weightOf(ALPHABET.indexOf(mine))) % 10 !== 0);
        expect(withCell(at.format, at.line, at.column, cell({ [other]: 0.9 })).state).toBe("UNSURE");
      }),
      { numRuns: 800 },
    );
  });

  it("that is doubtful is read as it was or not at all", () => {
    fc.assert(
      fc.property(
        position,
        fc.constantFrom(...ALPHABET),
        fc.double({ min: -0.25, max: 0.25, noNaN: true }),
        (at, other, gap) => {
          fc.pre(other !== characterAt(at));
          const reading = withCell(at.format, at.line, at.column, cell({ [characterAt(at)]: 0.7, [other]: 0.7 + gap }));
          if (reading.state === "READ") expect(reading.lines).toEqual(ZONES[at.format]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("in a name is not read while another letter is near", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.nat(),
        fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ<"),
        (format, at, other) => {
          const [line, from] = NAMES[format];
          const column = from + (at % (LAYOUT[format].columns - from));
          const mine = ZONES[format][line]?.[column] ?? "";
          fc.pre(other !== mine);
          expect(withCell(format, line, column, cell({ [mine]: 0.8, [other]: 0.6 })).state).toBe("UNSURE");
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a confusion that position and check digits prove", () => {
  it("is corrected: an O where the number has a nought", () => {
    const reading = withCell("TD3", 1, 5, cell({ O: 0.8, "0": 0.7 }));
    expect(reading).toMatchObject({ state: "READ", lines: ZONES.TD3 });
  });

  it("is left alone where a check digit does not see it: 2 and M count the same", () => {
    const column = ZONES.TD3[1]?.indexOf("2", 30) ?? -1;
    expect(withCell("TD3", 1, column, cell({ "2": 0.8, M: 0.7 })).state).toBe("UNSURE");
  });
});
