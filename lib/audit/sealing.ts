import { and, asc, desc, eq, gte, notExists, sql } from "drizzle-orm";
import { auditEvents, auditSeals } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { IdentityScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { anchorFile, appendAnchor, lastAnchor } from "./anchors";
import { isGenuine, linkHash, NO_HASH } from "./chain";

/** One worker at a time adds to the chain. */
const LOCK = 7_061_995;
const BATCH = 2_000;
/** How far back each step looks for rows that were committed late; the sweep looks at everything. */
const RECENT_MS = 2 * 60_000;

const EARLIEST = "00000000-0000-0000-0000-000000000000";

type Head = { seq: number; hash: Buffer };

async function headOf(tx: Tx): Promise<Head> {
  const [head] = await tx
    .select({ seq: auditSeals.seq, hash: auditSeals.hash })
    .from(auditSeals)
    .orderBy(desc(auditSeals.seq))
    .limit(1);
  return head ?? { seq: 0, hash: NO_HASH };
}

/** The smallest id of a moment: ids begin with their time. */
function floorId(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** Rows without a link, oldest first. A row is found whenever it is committed, however old its id is by then. */
function unsealed(tx: Tx, from: string) {
  const sealed = tx.select({ one: sql`1` }).from(auditSeals).where(eq(auditSeals.auditId, auditEvents.id));
  return tx
    .select()
    .from(auditEvents)
    .where(and(gte(auditEvents.id, from), notExists(sealed)))
    .orderBy(asc(auditEvents.id))
    .limit(BATCH);
}

type Step = { head: Head; added: number; lastId: string };

/** Adds links for rows that have none, from an id on. Gives the new end of the chain; null when another worker is at it. */
async function addLinks(scope: IdentityScope, from: string): Promise<Step | null> {
  return withScope(scope, async (tx) => {
    const [lock] = await tx.execute(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (!lock?.mine) return null;
    // The sweep compares two whole tables.
    if (from === EARLIEST) await tx.execute(sql`set local statement_timeout = '120s'`);
    let head = await headOf(tx);
    const rows = await unsealed(tx, from);
    const sealedAt = clock.now();
    const links = rows.map((row) => {
      // Sealed all the same, so that the check names it: a row that is passed over would be asked for at every step.
      if (!isGenuine(row)) log.error({ auditId: row.id }, "an audit row was not written by Portico");
      const link = { seq: head.seq + 1, auditId: row.id, previousHash: head.hash };
      head = { seq: link.seq, hash: linkHash(link, row.mac) };
      return { ...link, hash: head.hash, sealedAt };
    });
    if (links.length > 0) await tx.insert(auditSeals).values(links);
    return { head, added: links.length, lastId: rows.at(-1)?.id ?? from };
  });
}

/** Whether the chain still has the link that an anchor names. */
async function holds(scope: IdentityScope, anchor: { seq: number; hash: string }): Promise<boolean> {
  const [link] = await withScope(scope, (tx) =>
    tx.select({ hash: auditSeals.hash }).from(auditSeals).where(eq(auditSeals.seq, anchor.seq)),
  );
  return link?.hash.toString("hex") === anchor.hash;
}

/**
 * Seals what was written since, then writes the new end of the chain outside the database. Made once a process: it remembers the last
 * end that it wrote, so that one that could not be written is written with the next step.
 */
export function makeSealer(scope: IdentityScope) {
  let anchored: number | null = null;

  async function anchor(head: Head): Promise<void> {
    const file = anchorFile();
    if (anchored === null) {
      const last = await lastAnchor(file);
      if (last && !(await holds(scope, last))) {
        log.error({ seq: last.seq }, "the audit log does not fit its last anchor: run npm run audit:verify");
      }
      anchored = last?.seq ?? 0;
    }
    if (head.seq === 0 || head.seq === anchored) return;
    await appendAnchor(file, {
      seq: head.seq,
      hash: head.hash.toString("hex"),
      count: head.seq,
      at: clock.now().toISOString(),
    });
    anchored = head.seq;
  }

  /** Seals all there is, of the last minutes or of all time. Gives how many rows were sealed. */
  return async (reach: "recent" | "all"): Promise<number> => {
    let from = reach === "all" ? EARLIEST : floorId(new Date(clock.now().getTime() - RECENT_MS));
    let total = 0;
    for (;;) {
      const step = await addLinks(scope, from);
      if (!step) return total;
      total += step.added;
      // What lies before was just looked at.
      from = step.lastId;
      await anchor(step.head);
      if (step.added < BATCH) return total;
    }
  };
}
