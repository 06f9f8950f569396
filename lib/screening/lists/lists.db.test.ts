import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf, openTenant, type Tenant } from "@/db/testing/fixtures";
import { mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { setFault } from "@/lib/core/fault";
import { fromPublicId } from "@/lib/core/ids";
import { referencedBlobs } from "@/lib/documents/reads";
import type { FilePart, ListFormat } from "../constants";
import { storeListFile } from "./gateway-store";
import { listScreeningLists } from "./reads";
import { activateVersion, registerVersion } from "./writes";
import { importVersion } from "./writes-import";

let tenant: Tenant;
let reviewer: ReviewerScope;
let lead: ReviewerScope;
const system = identityScope("test");

beforeAll(async () => {
  tenant = await openTenant();
  reviewer = await tenant.reviewer();
  lead = mintScope<ReviewerScope>({ ...(await tenant.reviewer()), role: "lead" });
});
afterEach(() => {
  setFault("screening.after_batch", null);
  setFault("screening.before_batch_commit", null);
});
afterAll(() => tenant.drop());

const HEADER = "id,schema,name,aliases,birth_date,countries\n";
const targets = (count: number, from = 1) =>
  HEADER +
  Array.from({ length: count }, (_, at) => `t-${from + at},Person,"Person Number ${from + at}",,1970,ru`).join("\n");

async function register(
  scope: ReviewerScope,
  list: string,
  texts: Partial<Record<FilePart, string>>,
  format: ListFormat = "OPENSANCTIONS",
) {
  const files = await Promise.all(
    Object.entries(texts).map(async ([part, text]) => ({
      ...{ part: part as FilePart, name: `${part}.csv` },
      ...(await storeListFile([Buffer.from(text)])),
    })),
  );
  return registerVersion(scope, { list, title: `List ${list}`, topic: "SANCTIONS", format, files });
}

const rowsOf = (versionId: string) => tenant.owner`
  select entry_id from screening_entries where version_id = ${versionId} order by length(entry_id), entry_id`;
const stateOf = async (list: string) =>
  (
    await tenant.owner`select version, state from screening_list_versions where list_code = ${list} order by version`
  ).map((row) => `${row.version} ${row.state}`);

/** Throws at the n-th time that the point is reached. */
function crashAt(point: string, time: number) {
  let times = 0;
  setFault(point, () => {
    times++;
    if (times === time) throw new Error("crash");
  });
}

describe("an import", () => {
  it.each([
    ["after a batch was committed", "screening.after_batch"],
    ["before a batch was committed", "screening.before_batch_commit"],
  ])("that crashes %s goes on where it stood, each row exactly once", async (_, point) => {
    const list = point.replaceAll(/[._]/g, "-");
    const { versionId } = accepted(await register(lead, list, { targets: targets(2_500) }));
    crashAt(point, 2);
    await expect(importVersion(system, versionId)).rejects.toThrow("crash");
    expect(await stateOf(list)).toEqual(["1 IMPORTING"]);
    const between = await rowsOf(versionId);
    expect(between.length).toBe(point.endsWith("after_batch") ? 2_000 : 1_000);

    expect(await importVersion(system, versionId)).toEqual({ state: "ACTIVE", error: null });
    const rows = await rowsOf(versionId);
    expect(rows.map((row) => row.entry_id)).toEqual(Array.from({ length: 2_500 }, (_, at) => `t-${at + 1}`));
    const [version] =
      await tenant.owner`select imported_rows, entry_count from screening_list_versions where id = ${versionId}`;
    expect(version).toEqual({ imported_rows: 2_500, entry_count: 2_500 });
  });

  it("that runs twice at once takes each row in once", async () => {
    const { versionId } = accepted(await register(lead, "twice-at-once", { targets: targets(1_500) }));
    const runs = await Promise.allSettled([importVersion(system, versionId), importVersion(system, versionId)]);
    expect(runs.some((run) => run.status === "fulfilled")).toBe(true);
    expect((await importVersion(system, versionId)).state).toBe("ACTIVE");
    expect(await rowsOf(versionId)).toHaveLength(1_500);
  });

  it("of the same files makes no second version", async () => {
    const first = accepted(await register(lead, "same", { targets: targets(3) }));
    await importVersion(system, first.versionId);
    const second = accepted(await register(lead, "same", { targets: targets(3) }));
    expect(second).toEqual({ ...first, isNew: false, state: "ACTIVE" });
    expect(await stateOf("same")).toEqual(["1 ACTIVE"]);
  });

  it.each([
    ["cut short", `${HEADER}t-1,Person,"Somebody`, "line 2"],
    ["without a name", `${HEADER}t-1,Person,Somebody,,,\nt-2,Person,,,,`, "line 3"],
    ["with a row too short", `${HEADER}t-1,Person`, "line 2"],
    ["with an entry twice", `${targets(3)}\nt-2,Person,Again,,,`, "t-2"],
    ["with another header", "one,two\n1,2", "id, schema, name"],
    ["empty", "", "empty"],
  ])("of a file %s leaves the version in force and says where it is wrong", async (what, text, where) => {
    const list = `bad-${what.replaceAll(" ", "-")}`;
    const good = accepted(await register(lead, list, { targets: targets(3) }));
    await importVersion(system, good.versionId);
    const bad = accepted(await register(lead, list, { targets: text || "\n" }));
    const done = await importVersion(system, bad.versionId);
    expect(done.state).toBe("FAILED");
    expect(done.error).toContain(where);
    expect(await stateOf(list)).toEqual(["1 ACTIVE", "2 FAILED"]);
    expect(await rowsOf(bad.versionId)).toHaveLength(0);
    expect(await rowsOf(good.versionId)).toHaveLength(3);
  });

  it("puts a version in force in place of the one before, and one with far fewer names only when a lead says so", async () => {
    const versions = [targets(40), targets(50), targets(10)];
    const ids: string[] = [];
    for (const text of versions) {
      const made = accepted(await register(lead, "shrinking", { targets: text }));
      await importVersion(system, made.versionId);
      ids.push(made.versionId);
    }
    expect(await stateOf("shrinking")).toEqual(["1 SUPERSEDED", "2 ACTIVE", "3 READY"]);
    expect(codeOf(await activateVersion(reviewer, { versionId: ids[2] ?? "" }))).toBe("forbidden");
    accepted(await activateVersion(lead, { versionId: ids[2] ?? "" }));
    expect(await stateOf("shrinking")).toEqual(["1 SUPERSEDED", "2 SUPERSEDED", "3 ACTIVE"]);
    accepted(await activateVersion(lead, { versionId: ids[1] ?? "" }));
    expect(await stateOf("shrinking")).toEqual(["1 SUPERSEDED", "2 ACTIVE", "3 SUPERSEDED"]);
  });

  it("keeps its files: the sweep of the store takes them for named", async () => {
    const { versionId } = accepted(await register(lead, "kept", { targets: targets(2) }));
    const rows = await tenant.owner`
      select file ->> 'blobKey' as key from screening_list_versions, jsonb_array_elements(files) as file where id = ${versionId}`;
    const keys = rows.map((row) => String(row.key));
    expect(keys).toHaveLength(1);
    const named = await withScope(system, (tx) => referencedBlobs(tx, [...keys, "0".repeat(32)]));
    expect([...named]).toEqual(keys);
  });

  it("reads the three files of the SDN list side by side", async () => {
    const sdn =
      '36,"AERO EXAMPLE",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n' +
      '40,"EXAMPLE, Ivan Petrovich","individual","CYBER2] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 27 Nov 1986; alt. DOB 1987; POB Moscow, Russia; nationality Belarus; a.k.a. \'VANYA\'."\n' +
      '41,"SHIP",vessel,"IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\u001a\n';
    const alt = '36,12,"aka","AERO-EXAMPLE",-0- \n40,13,"fka","PRIMER, Ivan",-0- \n';
    const add = '36,25,-0- ,"Havana","Cuba",-0- \n40,26,-0- ,"Minsk","Belarus",-0- \n';
    const { versionId } = accepted(await register(lead, "ofac-test", { sdn, alt, add }, "OFAC"));
    expect((await importVersion(system, versionId)).state).toBe("ACTIVE");
    const rows = await tenant.owner`
      select entry_id, kind, name, aliases, birth_dates, countries, programmes, cardinality(keys) > 0 as has_keys
      from screening_entries where version_id = ${versionId} order by entry_id`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      {
        ...{
          entry_id: "36",
          kind: "COMPANY",
          name: "AERO EXAMPLE",
          aliases: [{ name: "AERO-EXAMPLE", isWeak: false }],
        },
        ...{ birth_dates: [], countries: ["CU"], programmes: ["CUBA"], has_keys: true },
      },
      {
        ...{ entry_id: "40", kind: "PERSON", name: "EXAMPLE, Ivan Petrovich", has_keys: true },
        aliases: [
          { name: "PRIMER, Ivan", isWeak: false },
          { name: "VANYA", isWeak: true },
        ],
        ...{ birth_dates: ["1986-11-27", "1987"], countries: ["RU", "BY"], programmes: ["CYBER2", "SDGT"] },
      },
      {
        ...{ entry_id: "41", kind: "OTHER", name: "SHIP", aliases: [], birth_dates: [], countries: [] },
        ...{ programmes: ["IRAN"], has_keys: false },
      },
    ]);
  });
});

describe("keeping lists", () => {
  it("is for a lead, and only with files that this portal stored", async () => {
    expect(codeOf(await register(reviewer, "not-mine", { targets: targets(1) }))).toBe("forbidden");
    const stored = await storeListFile([Buffer.from(targets(1))]);
    const forged = { part: "targets" as const, name: "targets.simple.csv", ...stored, sha256: "0".repeat(64) };
    const files = [forged];
    const outcome = registerVersion(lead, {
      list: "forged",
      title: "Forged",
      topic: "PEP",
      format: "OPENSANCTIONS",
      files,
    });
    expect(codeOf(await outcome)).toBe("invalid");
    expect(await stateOf("forged")).toEqual([]);
  });

  it("starts with the sample list, so that a fresh database screens", async () => {
    const lists = await withScope(reviewer, listScreeningLists);
    const sample = lists.find((list) => list.code === "sample");
    expect(sample?.versions.map(({ version, state, entryCount }) => ({ version, state, entryCount }))).toEqual([
      { version: 1, state: "ACTIVE", entryCount: 15 },
    ]);
    expect(fromPublicId("listVersion", sample?.versions[0]?.id ?? "")).not.toBeNull();
  });
});
