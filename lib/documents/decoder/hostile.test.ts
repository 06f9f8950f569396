import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { utilityBillSpecimen } from "../specimens/papers";
import { passportSpecimen } from "../specimens/passport";
import { HOLDER, hostileFiles, LETTER } from "./testing/hostile-files";
import { withChunk, withSegment, zeros } from "./testing/raw-images";
import { type Desk, LIMIT, openDesk } from "./testing/tools";

const FILES = await hostileFiles();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
vi.setConfig({ testTimeout: 120_000 });

describe("a hostile file is refused with its reason and leaves nothing behind", () => {
  it.each(FILES.map((file) => [file.name, file] as const))("%s", async (_, { bytes, reasons }) => {
    const verdict = await desk.takeIn(bytes);
    if (verdict.accepted) expect.fail("was accepted");
    expect(reasons).toContain(verdict.reason);
    expect(verdict.message.length * verdict.remedy.length).toBeGreaterThan(0);
    expect(await desk.filesInStore()).toBe(0);
  });

  it("one byte over the limit", async () => {
    const verdict = await desk.takeIn(Buffer.alloc(LIMIT + 1));
    expect(verdict).toMatchObject({ accepted: false, reason: "TOO_LARGE", message: expect.stringContaining("5 MB") });
    expect(await desk.filesInStore()).toBe(0);
  });
});

describe("words name the matter", () => {
  it.each([
    ["a small photo", "320 x 200 px"],
    ["an attached program", "attached"],
    ["a ZIP archive", "ZIP"],
    ["a PDF of 21 pages", "21 pages"],
    ["a PNG of 30,000 x 30,000", "30,000 x 30,000"],
  ])("%s: %s", async (name, words) => {
    const found = FILES.find((file) => file.name === name);
    const verdict = found && (await desk.takeIn(found.bytes));
    expect(verdict).toMatchObject({ accepted: false, message: expect.stringContaining(words) });
  });
});

describe("what is planted in a good file does not reach the copy that is shown", () => {
  const PLANTED = Buffer.from("<script>planted()</script>");

  it("in JPEG, PNG and PDF: comments, text, bombs in side chunks, anything behind the end", async () => {
    const jpeg = (await passportSpecimen(HOLDER)).bytes;
    const png = (await passportSpecimen(HOLDER, "image/png")).bytes;
    const pdf = (await utilityBillSpecimen(LETTER)).bytes;
    const files = [
      Buffer.concat([withSegment(jpeg, 0xfe, PLANTED), PLANTED, Buffer.from("PK\x03\x04")]),
      withSegment(jpeg, 0xe1, Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0"), PLANTED])),
      Buffer.concat([withChunk(png, "tEXt", Buffer.concat([Buffer.from("Comment\0"), PLANTED])), PLANTED]),
      withChunk(png, "zTXt", Buffer.concat([Buffer.from("Comment\0\0"), zeros(100_000_000)])),
      Buffer.concat([pdf, PLANTED]),
    ];
    for (const bytes of files) {
      const before = await desk.filesInStore();
      const taken = await desk.takeIn(bytes);
      if (!taken.accepted) expect.fail(taken.message);
      for (const page of taken.pages) expect((await desk.read(page.key)).includes("planted")).toBe(false);
      expect((await desk.read(taken.original.key)).equals(bytes)).toBe(true);
      expect(await desk.filesInStore()).toBe(before + 1 + taken.pages.length);
    }
  });
});
