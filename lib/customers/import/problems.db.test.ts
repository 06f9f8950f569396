import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { accepted } from "@/db/testing/fixtures";
import { toPublicId } from "@/lib/core/ids";
import {
  arrangeImports,
  check,
  customersOf,
  maker,
  people,
  ready,
  run,
  start,
  upload,
} from "@/lib/customers/testing/imports";
import { problemsCsv } from "./loaders-problems";

arrangeImports();

async function fileOf(importId: string): Promise<string> {
  const file = await problemsCsv(maker, toPublicId("import", importId));
  const parts: string[] = [];
  for await (const part of file?.lines ?? []) parts.push(part);
  return parts.join("");
}

const cellsOf = (file: string): string[][] => parse(file, { bom: true }).slice(1);

describe("the file of an import's problems", () => {
  it("names line, column and what to do for everybody who is left out, before and after", async () => {
    const known = people(2);
    const first = await ready(known);
    await run(first);
    const [one, two] = (await customersOf(first)).map(({ id }) => toPublicId("customer", String(id)));
    const importId = await upload(
      `${known}\nN-1,Ann,Lee,ann@example.com,Australia\nN-2,Ann,Lee,ann@example.com,Australia`,
    );
    await check(importId);
    const shared = "You have a customer with the same reference and e-mail address.";
    const earlier = "Line 4 of this file has the same e-mail address.";
    const choice = "Leave it out if that is the same customer, or choose to add it all the same.";
    expect(cellsOf(await fileOf(importId))).toEqual([
      ["2", "", `${shared} ${choice}`, one],
      ["3", "", `${shared} ${choice}`, two],
      ["5", "", `${earlier} ${choice}`, ""],
    ]);
    accepted(await start(importId));
    await run(importId);
    const again =
      "It was left out. If that is somebody else, upload the line again with a reference of its own and choose to add it all the same.";
    expect(cellsOf(await fileOf(importId))).toEqual([
      ["2", "", `${shared} ${again}`, one],
      ["3", "", `${shared} ${again}`, two],
      ["5", "", `${earlier} ${again}`, ""],
    ]);
  });

  it("names the column of a reference that is taken, and that it wants another", async () => {
    const known = people(1);
    const first = await ready(known);
    await run(first);
    const [holder] = await customersOf(first);
    const importId = await upload(known);
    await check(importId);
    accepted(await start(importId, "ADD"));
    await run(importId);
    const message = /^Another customer already has this external id: .+ \(cus_\w+\)\. Enter another one\.$/;
    expect(cellsOf(await fileOf(importId))).toEqual([
      ["2", "Reference", expect.stringMatching(message), toPublicId("customer", String(holder?.id))],
    ]);
  });

  it("has a mark for spreadsheets, and no title of the file becomes a formula in it", async () => {
    const importId = await upload(people(1, (line) => line.replace(/p0[^,]+/, "nowhere")).replace("E-mail", "=E-mail"));
    await check(importId);
    const file = await fileOf(importId);
    expect(file.startsWith("\uFEFFLine,Column,Problem,Customer\r\n")).toBe(true);
    expect(cellsOf(file)).toEqual([["2", "'=E-mail", "Enter an e-mail address like name@example.com", ""]]);
  });
});
