import { createHmac, randomBytes } from "node:crypto";
import { appendFile, copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { openTenant, type Tenant, workerScope } from "@/db/testing/fixtures";
import { makeOrganisation } from "@/db/testing/people";
import { identityScope } from "@/lib/auth/sessions";
import { ids } from "@/lib/core/ids";
import { anchorFile, appendAnchor, lastAnchor } from "./anchors";
import { type AuditRecord, linkHash, NO_HASH, rowMac } from "./chain";
import { recordAudit } from "./record";
import { makeSealer } from "./sealing";
import { signEarlierRows } from "./unsigned";
import { type Finding, verifyAudit } from "./verify";

let office: Tenant;
let elsewhere: string;
let rowIds: string[];

const ROWS = 40;

async function write(orgId: string, about: string): Promise<void> {
  const scope = workerScope(orgId);
  await withScope(scope, (tx) =>
    recordAudit(tx, scope, {
      orgId,
      action: "customer.updated",
      subject: { kind: "customer", id: ids.next() },
      detail: { about },
    }),
  );
}

const seal = () => makeSealer(identityScope("test"))("all");

async function findings(): Promise<Finding[]> {
  const found: Finding[] = [];
  await verifyAudit(office.ownerUrl, anchorFile(), (finding) => found.push(finding));
  return found;
}
const kinds = async () => [...new Set((await findings()).map(({ kind }) => kind))].sort();

/** What somebody with the whole database in hand can do: triggers and policies do not hold them. */
async function asThief(work: (sql: Tenant["owner"]) => Promise<unknown>): Promise<void> {
  const { owner } = office;
  await owner`alter table audit_events disable trigger user`;
  await owner`alter table audit_seals disable trigger user`;
  try {
    await work(owner);
  } finally {
    await owner`alter table audit_events enable trigger user`;
    await owner`alter table audit_seals enable trigger user`;
  }
}

async function restore(): Promise<void> {
  await asThief(async (sql) => {
    await sql`truncate audit_events, audit_seals`;
    await sql`insert into audit_events select * from kept_events`;
    await sql`insert into audit_seals select * from kept_seals`;
  });
  await copyFile(`${anchorFile()}.kept`, anchorFile());
}

const at = (index: number): string => {
  const id = rowIds.at(index);
  if (!id) throw new Error("there is no such row");
  return id;
};

beforeAll(async () => {
  office = await openTenant();
  elsewhere = await makeOrganisation(office.owner);
  for (let i = 0; i < ROWS; i++) {
    await write(i % 3 === 0 ? elsewhere : office.orgId, `row ${i}`);
    if (i % 10 === 9) await seal();
  }
  const rows = await office.owner`select audit_id from audit_seals order by seq`;
  rowIds = rows.map((row) => String(row.audit_id));
  await office.owner`create table kept_events as select * from audit_events`;
  await office.owner`create table kept_seals as select * from audit_seals`;
  await copyFile(anchorFile(), `${anchorFile()}.kept`);
}, 60_000);
beforeEach(restore);
afterAll(() => office.drop());

describe("an untouched log", () => {
  it("has one link a row, an anchor a step, and no finding", async () => {
    expect(rowIds).toHaveLength(ROWS);
    expect(await findings()).toEqual([]);
    expect(await lastAnchor(anchorFile())).toMatchObject({ seq: ROWS, count: ROWS });
    expect((await readFile(anchorFile(), "utf8")).trim().split("\n")).toHaveLength(4);
  });

  it("may have rows that are not sealed yet, whose signatures are checked all the same", async () => {
    await write(office.orgId, "just now");
    const result = await verifyAudit(office.ownerUrl, anchorFile(), () => {});
    expect(result).toMatchObject({ rows: ROWS + 1, sealed: ROWS, unsealed: 1, findings: 0 });
    await asThief(
      (sql) =>
        sql`update audit_events set action = 'customer.created' where id not in (select audit_id from audit_seals)`,
    );
    expect(await kinds()).toEqual(["changed"]);
  });
});

/** Writes the whole log anew with a key: rows with their MACs, links, everything. */
async function rewrite(sql: Tenant["owner"], mac: (row: AuditRecord) => Buffer, link: typeof linkHash): Promise<void> {
  const rows = await sql<AuditRecord[]>`
    select e.id, org_id as "orgId", at, actor_kind as "actorKind", actor_id as "actorId", 'Nobody' as "actorName", action,
      subject_kind as "subjectKind", subject_id as "subjectId", customer_id as "customerId", detail_sealed as "detailSealed",
      request_id as "requestId" from audit_events e join audit_seals s on s.audit_id = e.id order by s.seq`;
  let previousHash = NO_HASH;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    const digest = mac(row);
    const hash = link({ seq, auditId: row.id, previousHash }, digest);
    await sql`update audit_events set actor_name = 'Nobody', mac = ${digest} where id = ${row.id}`;
    await sql`update audit_seals set previous_hash = ${previousHash}, hash = ${hash} where seq = ${seq}`;
    previousHash = hash;
  }
}

const OTHER_KEY = randomBytes(32);
const otherKey = (text: unknown) => createHmac("sha256", OTHER_KEY).update(JSON.stringify(text)).digest();

describe("what somebody with the whole database does is found", () => {
  it.each<[string, (sql: Tenant["owner"]) => Promise<unknown>, Finding["kind"][]]>([
    ["an edit", (sql) => sql`update audit_events set actor_name = 'Somebody else' where id = ${at(20)}`, ["changed"]],
    [
      "an edit of the sealed detail",
      (sql) => sql`update audit_events set detail_sealed = null where id = ${at(20)}`,
      ["changed"],
    ],
    [
      "an edit that takes the signature away",
      (sql) => sql`update audit_events set action = 'case.closed', mac = null where id = ${at(20)}`,
      ["relinked", "unsigned"],
    ],
    ["a deletion in the middle", (sql) => sql`delete from audit_events where id = ${at(20)}`, ["deleted"]],
    [
      "a deletion in the middle with its link",
      async (sql) => {
        await sql`delete from audit_events where id = ${at(20)}`;
        await sql`delete from audit_seals where audit_id = ${at(20)}`;
      },
      ["gap"],
    ],
    [
      "a deletion in the middle with its link, and all after it moved up",
      async (sql) => {
        await sql`delete from audit_events where id = ${at(20)}`;
        await sql`delete from audit_seals where audit_id = ${at(20)}`;
        await sql`update audit_seals set seq = -seq where seq > 21`;
        await sql`update audit_seals set seq = -seq - 1 where seq < 0`;
      },
      ["cut", "relinked", "rewritten"],
    ],
    [
      "a deletion at the end",
      async (sql) => {
        await sql`delete from audit_events where id = ${at(-1)}`;
        await sql`delete from audit_seals where audit_id = ${at(-1)}`;
      },
      ["cut"],
    ],
    ["a deletion of everything", (sql) => sql`truncate audit_events, audit_seals`, ["cut"]],
    [
      "two rows that changed places",
      (sql) => sql`
        update audit_events a set at = b.at, actor_name = b.actor_name, subject_id = b.subject_id, org_id = b.org_id,
          detail_sealed = b.detail_sealed, mac = b.mac
        from kept_events b where a.id = any(${[at(10), at(30)]}) and b.id = any(${[at(10), at(30)]}) and a.id <> b.id`,
      ["changed", "relinked"],
    ],
    [
      "two links that changed places",
      async (sql) => {
        await sql`update audit_seals set audit_id = ${ids.next()} where audit_id = ${at(10)}`;
        await sql`update audit_seals set audit_id = ${at(10)} where audit_id = ${at(30)}`;
        await sql`update audit_seals set audit_id = ${at(30)} where seq = 11`;
      },
      ["relinked"],
    ],
    [
      "an insertion",
      (sql) => sql`
        insert into audit_events select ${ids.next()}, org_id, at, actor_kind, actor_id, 'Invented', action, subject_kind, subject_id,
          customer_id, detail_sealed, request_id, ${randomBytes(32)} from kept_events where id = ${at(5)}`,
      ["changed"],
    ],
    [
      "an insertion of a copy, with its link",
      async (sql) => {
        const id = ids.next();
        await sql`
          insert into audit_events select ${id}, org_id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
            customer_id, detail_sealed, request_id, mac from kept_events where id = ${at(5)}`;
        await sql`
          insert into audit_seals select seq + 1, ${id}, hash, ${randomBytes(32)}, sealed_at from kept_seals where seq = ${ROWS}`;
      },
      ["changed", "relinked"],
    ],
    [
      "a back-dated row",
      (sql) => sql`update audit_events set at = at - interval '30 days' where id = ${at(20)}`,
      ["changed"],
    ],
    [
      "a row moved to another organisation",
      (sql) => sql`update audit_events set org_id = ${elsewhere} where id = ${at(20)}`,
      ["changed"],
    ],
    [
      "the whole log written anew without the key",
      (sql) => rewrite(sql, otherKey, (link) => otherKey(link)),
      ["changed", "relinked", "rewritten"],
    ],
    [
      "the whole log written anew with the key, which only the anchor knows",
      (sql) => rewrite(sql, rowMac, linkHash),
      ["rewritten"],
    ],
  ])("%s", async (_, manipulate, expected) => {
    await asThief(manipulate);
    expect(await kinds()).toEqual(expected);
  });

  it("is named by link and row", async () => {
    await asThief((sql) => sql`update audit_events set action = 'customer.deleted' where id = ${at(20)}`);
    expect(await findings()).toEqual([expect.objectContaining({ kind: "changed", seq: 21, auditId: at(20) })]);
  });

  it("and stays found when new rows are sealed on top", async () => {
    await asThief(async (sql) => {
      await sql`delete from audit_events where id = any(${[at(-1), at(-2)]})`;
      await sql`delete from audit_seals where audit_id = any(${[at(-1), at(-2)]})`;
    });
    for (let i = 0; i < 5; i++) await write(office.orgId, "later");
    await seal();
    expect(await kinds()).toEqual(["rewritten"]);
  });
});

describe("the anchor file", () => {
  it("that is missing, damaged or written with another key is a finding", async () => {
    const forged = {
      seq: ROWS + 1,
      hash: "0".repeat(64),
      count: ROWS + 1,
      at: new Date(0).toISOString(),
      mac: "0".repeat(64),
    };
    await appendFile(anchorFile(), `${JSON.stringify(forged)}\n`);
    expect(await kinds()).toEqual(["anchor"]);
    await writeFile(anchorFile(), "half a li");
    expect(await kinds()).toEqual(["anchor"]);
    await rm(anchorFile());
    expect(await kinds()).toEqual(["anchor"]);
  });

  it("takes a new line after half a line that a crash left", async () => {
    await appendFile(anchorFile(), '{"seq":');
    await appendAnchor(anchorFile(), { seq: 3, hash: "0".repeat(64), count: 3, at: new Date(0).toISOString() });
    expect(await lastAnchor(anchorFile())).toMatchObject({ seq: ROWS });
    expect((await findings()).map(({ kind }) => kind).sort()).toEqual(["anchor", "rewritten"]);
  });

  it("gets the end that a crash kept from it, with the next step", async () => {
    await write(office.orgId, "before the crash");
    await seal();
    await copyFile(`${anchorFile()}.kept`, anchorFile());
    expect(await makeSealer(identityScope("test"))("recent")).toBe(0);
    expect(await lastAnchor(anchorFile())).toMatchObject({ seq: ROWS + 1 });
    expect(await findings()).toEqual([]);
  });
});

describe("sealing", () => {
  it("loses no row that is committed after rows with younger ids were sealed", async () => {
    const scope = workerScope(office.orgId);
    const sealer = makeSealer(identityScope("test"));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hasWritten = () => {};
    const written = new Promise<void>((resolve) => {
      hasWritten = resolve;
    });
    const late = withScope(scope, async (tx) => {
      await recordAudit(tx, scope, { orgId: office.orgId, action: "case.closed", subject: { kind: "case", id: null } });
      hasWritten();
      await held;
    });
    await written;
    await write(office.orgId, "younger, but first");
    expect(await sealer("recent")).toBe(1);
    release();
    await late;
    expect(await sealer("recent")).toBe(1);
    expect(await findings()).toEqual([]);
  });

  it("by several workers at once gives each row one link in one chain", async () => {
    const sealers = [1, 2, 3].map(() => makeSealer(identityScope("test")));
    for (let round = 0; round < 5; round++) {
      await Promise.all([1, 2, 3].map(() => write(office.orgId, "at once")));
      await Promise.all(sealers.map((sealer) => sealer("recent")));
    }
    await seal();
    const [count] = await office.owner`select count(*)::int as n, max(seq)::int as last from audit_seals`;
    expect(count).toMatchObject({ n: ROWS + 15, last: ROWS + 15 });
    expect(await findings()).toEqual([]);
  });

  it("is taken back by nobody: links can be neither changed nor removed by the portal's own roles", async () => {
    const scope = identityScope("test");
    const { auditSeals } = await import("@/db/schema");
    await expect(withScope(scope, (tx) => tx.delete(auditSeals))).rejects.toThrow();
    await expect(withScope(scope, (tx) => tx.update(auditSeals).set({ seq: 0 }))).rejects.toThrow();
  });
});

describe("rows from before rows were signed", () => {
  it("are signed once, before the chain begins, and never after", async () => {
    await asThief(async (sql) => {
      await sql`truncate audit_seals`;
      await sql`update audit_events set mac = null`;
    });
    await rm(anchorFile());
    expect(await signEarlierRows(office.ownerUrl)).toBe(ROWS);
    await seal();
    expect(await findings()).toEqual([]);
    await asThief((sql) => sql`update audit_events set mac = null where id = ${at(3)}`);
    expect(await signEarlierRows(office.ownerUrl)).toBe(0);
    expect(await kinds()).toEqual(["relinked", "unsigned"]);
  });
});
