import type postgres from "postgres";
import { asOwner } from "@/db/server";
import { readAnchors } from "./anchors";
import { type Anchor, type AuditRecord, isGenuine, linkHash, NO_HASH } from "./chain";

/** One thing that is not as it was written. */
export type Finding = {
  kind: "changed" | "unsigned" | "deleted" | "gap" | "relinked" | "cut" | "rewritten" | "anchor";
  seq?: number;
  auditId?: string;
  text: string;
};

type Verification = {
  /** Rows looked at, sealed or not. */
  rows: number;
  sealed: number;
  /** Written since the last link; their MACs are checked all the same. */
  unsealed: number;
  anchors: number;
  findings: number;
  elapsedMs: number;
};

export type StoredRow = AuditRecord & { mac: Buffer | null };
type StoredLink = { seq: number; auditId: string; previousHash: Buffer; hash: Buffer };
type Joined = StoredLink & { [K in keyof StoredRow]: StoredRow[K] | null };

const BATCH = 5_000;

export const ROW_COLUMNS = `e.id, e.org_id as "orgId", e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName", e.action,
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.customer_id as "customerId", e.detail_sealed as "detailSealed",
  e.request_id as "requestId", e.mac`;

/** What is wrong with a row by itself. */
function rowFinding(row: StoredRow, seq?: number): Finding | null {
  if (isGenuine(row)) return null;
  const place = { auditId: row.id, ...(seq === undefined ? {} : { seq }) };
  return row.mac === null
    ? { kind: "unsigned", ...place, text: "was written past Portico: it has no signature" }
    : { kind: "changed", ...place, text: "was changed, moved or made by somebody without the key" };
}

/** Walks the chain link by link. */
class Walk {
  previous: { seq: number; hash: Buffer } = { seq: 0, hash: NO_HASH };
  rows = 0;
  sealed = 0;

  constructor(
    private readonly anchors: ReadonlyMap<number, string>,
    private readonly report: (finding: Finding) => void,
  ) {}

  step(link: Joined): void {
    const { seq, auditId } = link;
    const place = { seq, auditId };
    const { previous } = this;
    this.sealed++;
    if (seq !== previous.seq + 1) {
      this.report({ kind: "gap", seq, text: `links ${previous.seq + 1} to ${seq - 1} are missing` });
    } else if (!link.previousHash.equals(previous.hash)) {
      this.report({ kind: "relinked", ...place, text: "does not follow from the link before it" });
    }
    if (link.id === null) {
      this.report({ kind: "deleted", ...place, text: "is gone: its link is there, the row is not" });
    } else {
      this.rows++;
      const wrong = rowFinding(link as StoredRow, seq);
      if (wrong) this.report(wrong);
    }
    // A row that is gone takes its MAC with it: what it was cannot be said, but the links around it can.
    if (link.id !== null && !linkHash(link, link.mac).equals(link.hash)) {
      this.report({ kind: "relinked", ...place, text: "has a link that was not made for it" });
    }
    const anchored = this.anchors.get(seq);
    if (anchored !== undefined && anchored !== link.hash.toString("hex")) {
      this.report({ kind: "rewritten", ...place, text: "is not what its anchor says: the chain was made anew" });
    }
    this.previous = { seq, hash: link.hash };
  }
}

type Anchors = { hashes: Map<number, string>; last: Anchor | null };

async function gatherAnchors(file: string, report: (finding: Finding) => void): Promise<Anchors> {
  const hashes = new Map<number, string>();
  let last: Anchor | null = null;
  let line = 0;
  for await (const anchor of readAnchors(file)) {
    line++;
    if (!anchor) {
      report({ kind: "anchor", text: `line ${line} of the anchor file is damaged or was not written by Portico` });
      continue;
    }
    const known = hashes.get(anchor.seq);
    if (known !== undefined && known !== anchor.hash) {
      report({ kind: "rewritten", seq: anchor.seq, text: "has two anchors that differ: the chain was made anew" });
    }
    hashes.set(anchor.seq, anchor.hash);
    if (anchor.seq > (last?.seq ?? 0)) last = anchor;
  }
  return { hashes, last };
}

/** Batches, of which the next is asked for before the present one is worked on: database and check work at the same time. */
async function* ahead<T>(batches: AsyncIterable<T>): AsyncGenerator<T> {
  const source = batches[Symbol.asyncIterator]();
  let coming = source.next();
  for (;;) {
    const { done, value } = await coming;
    if (done) return;
    coming = source.next();
    yield value;
  }
}

async function walkChain(sql: postgres.TransactionSql, walk: Walk): Promise<void> {
  const links = sql
    .unsafe<Joined[]>(
      `select s.seq::float8 as seq, s.audit_id as "auditId", s.previous_hash as "previousHash", s.hash, ${ROW_COLUMNS}
      from audit_seals s left join audit_events e on e.id = s.audit_id order by s.seq`,
    )
    .cursor(BATCH);
  for await (const batch of ahead(links)) for (const link of batch) walk.step(link);
}

async function checkUnsealed(sql: postgres.TransactionSql, report: (finding: Finding) => void): Promise<number> {
  const rows = sql
    .unsafe<StoredRow[]>(
      `select ${ROW_COLUMNS} from audit_events e where not exists (select 1 from audit_seals s where s.audit_id = e.id) order by e.id`,
    )
    .cursor(BATCH);
  let count = 0;
  for await (const batch of rows) {
    for (const row of batch) {
      count++;
      const wrong = rowFinding(row);
      if (wrong) report(wrong);
    }
  }
  return count;
}

/**
 * Checks every row, every link and every anchor, reading only, as the database was at one moment. Each finding is reported as it comes.
 */
export async function verifyAudit(
  ownerUrl: string,
  file: string,
  onFinding: (finding: Finding) => void,
): Promise<Verification> {
  let findings = 0;
  const report = (finding: Finding) => {
    findings++;
    onFinding(finding);
  };
  const begun = performance.now();
  // Before the database: what is sealed in between is then no end that the database lacks.
  const anchors = await gatherAnchors(file, report);
  const walk = new Walk(anchors.hashes, report);
  const unsealed = await asOwner(ownerUrl, (sql) =>
    sql.begin("isolation level repeatable read read only", async (tx) => {
      await walkChain(tx, walk);
      return checkUnsealed(tx, report);
    }),
  );
  if (walk.sealed > 0 && !anchors.last) {
    report({
      kind: "anchor",
      text: `there is no anchor in ${file}: a deletion at the end or a new chain would not show`,
    });
  }
  if (anchors.last && anchors.last.seq > walk.previous.seq) {
    const { seq, at } = anchors.last;
    report({ kind: "cut", seq, text: `the chain ends at ${walk.previous.seq}, but reached ${seq} at ${at}` });
  }
  const elapsedMs = performance.now() - begun;
  return {
    rows: walk.rows + unsealed,
    sealed: walk.sealed,
    unsealed,
    anchors: anchors.hashes.size,
    findings,
    elapsedMs,
  };
}
