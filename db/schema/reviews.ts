import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns";
import { customers } from "./customers";

/** One pass of the automated review over one version of a customer. */
export const reviewRuns = pgTable(
  "review_runs",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    version: integer("version").notNull(),
    /** Digest over the files that were looked at: the same version with the same files is not reviewed twice. */
    evidenceDigest: text("evidence_digest").notNull(),
    outcome: text("outcome").notNull(),
    /** 0 to 100. */
    riskScore: integer("risk_score").notNull().default(0),
    /** Version of the rule set that was in force. */
    ruleSetVersion: integer("rule_set_version"),
    /** What the checks looked at beside the profile, JSON, sealed: binding (org, "review_runs", id, "facts"). Null for runs of before. */
    factsSealed: bytea("facts_sealed"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customers.orgId, customers.id] }),
    uniqueIndex("review_runs_customer").on(t.orgId, t.customerId, t.id),
    check("review_runs_outcome", sql`${t.outcome} in ('APPROVED', 'SUSPENDED', 'REFERRED')`),
  ],
);

export const reviewChecks = pgTable(
  "review_checks",
  {
    orgId: orgId(),
    runId: uuid("run_id").notNull(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    checkVersion: integer("check_version").notNull(),
    inputSummary: text("input_summary").notNull(),
    result: text("result").notNull(),
    explanation: text("explanation").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.runId, t.name] }),
    foreignKey({ columns: [t.orgId, t.runId], foreignColumns: [reviewRuns.orgId, reviewRuns.id] }),
    check("review_checks_result", sql`${t.result} in ('PASS', 'FAIL', 'REFER')`),
  ],
);
