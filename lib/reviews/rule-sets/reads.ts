import { desc, isNotNull } from "drizzle-orm";
import { ruleSets } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { DEFAULT_RULES, FIRST_VERSION } from "./constants";
import { readContent } from "./rules";
import type { RuleSetContent, RuleSetVersion } from "./types";

export type RulesInForce = { version: number; content: RuleSetContent };

// A transaction asks for them several times. No longer than it lasts: the next one follows a switch at once.
const known = new WeakMap<Tx, Promise<RulesInForce>>();

/** The rules that are in force now; read once a transaction. */
export function rulesInForce(tx: Tx): Promise<RulesInForce> {
  const rules = known.get(tx) ?? readInForce(tx);
  known.set(tx, rules);
  return rules;
}

async function readInForce(tx: Tx): Promise<RulesInForce> {
  const [row] = await tx
    .select({ version: ruleSets.version, content: ruleSets.content })
    .from(ruleSets)
    .where(isNotNull(ruleSets.activatedAt))
    .orderBy(desc(ruleSets.version))
    .limit(1);
  return row
    ? { version: row.version, content: readContent(row.content) }
    : { version: FIRST_VERSION, content: DEFAULT_RULES };
}

/** Every version that is or was in force, the newest first. */
export async function listRuleSets(tx: Tx): Promise<RuleSetVersion[]> {
  const rows = await tx.select().from(ruleSets).where(isNotNull(ruleSets.activatedAt)).orderBy(desc(ruleSets.version));
  return rows.map((row) => ({
    version: row.version,
    content: readContent(row.content),
    note: row.note,
    activatedAt: (row.activatedAt ?? row.createdAt).toISOString(),
    activatedByName: row.activatedByName ?? row.createdByName,
  }));
}
