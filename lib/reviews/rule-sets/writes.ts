import { ruleSets, ruleTrials } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { staffMay } from "@/lib/auth/permissions";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { RULE_LIMITS } from "./constants";
import type { ActivateRulesInput, TryRulesInput } from "./input";
import { rulesInForce } from "./reads";
import { findTrial, listPastRuns, trialView } from "./reads-trials";
import { contentText } from "./rules";
import { describeChanges } from "./rules-diff";
import { tryOn } from "./rules-trial";
import type { RuleSetContent, Trial } from "./types";

const LEADS_ONLY = refuse("forbidden", "Only a lead of compliance changes the rules.");
const REPLACED = "Somebody else has switched other rules on meanwhile. Look at them, then try yours against them.";

const digestOf = (content: RuleSetContent) => sha256Hex(contentText(content));

/** Works out what would have happened to the last reviewed versions under these rules, and keeps the answer. Decides nothing. */
export async function tryRules(scope: ReviewerScope, input: TryRulesInput): Promise<Outcome<Trial>> {
  if (!staffMay(scope.role, "cases.rules")) return LEADS_ONLY;
  return writeInScope(scope, async (tx) => {
    const inForce = await rulesInForce(tx);
    const { content } = input;
    const row = {
      id: ids.next(),
      baseVersion: inForce.version,
      content,
      contentDigest: digestOf(content),
      result: tryOn(await listPastRuns(tx, input.count), content, input.count),
      createdBy: scope.userId,
      createdByName: scope.userName,
      createdAt: clock.now(),
    };
    await tx.insert(ruleTrials).values(row);
    await recordAudit(tx, scope, {
      orgId: null,
      action: "rule_set.tried",
      subject: { kind: "rule_set", id: row.id },
      detail: {
        about: describeChanges(inForce.content, content),
        reason: `${row.result.changedCount} of ${row.result.replayed} would have come out differently`,
      },
    });
    return ok(await trialView(tx, row));
  });
}

/**
 * Switches rules on as a new version, for every review from now on. Needs a trial of exactly these rules against the version
 * that is still in force, and a note. Of two at once one wins; the other hears it.
 */
export async function activateRules(
  scope: ReviewerScope,
  input: ActivateRulesInput,
): Promise<Outcome<{ version: number }>> {
  if (!staffMay(scope.role, "cases.rules")) return LEADS_ONLY;
  return writeInScope(scope, async (tx) => {
    const inForce = await rulesInForce(tx);
    const { content, note } = input;
    if (inForce.version !== input.expectedVersion) return refuse("conflict", REPLACED);
    const trial = await findTrial(tx, input.trialId);
    if (!trial) return NOT_FOUND;
    const now = clock.now();
    const isFresh = now.getTime() - trial.createdAt.getTime() <= RULE_LIMITS.trialHours * 3600_000;
    if (trial.baseVersion !== inForce.version || trial.contentDigest !== digestOf(content) || !isFresh) {
      return refuse(
        "wrong_state",
        "These rules were not tried as they stand now. Try them again, then switch them on.",
      );
    }
    const changes = describeChanges(inForce.content, content);
    if (changes.length === 0) return refuse("invalid", "These rules are the same as those in force.");
    const version = inForce.version + 1;
    const made = await tx
      .insert(ruleSets)
      .values({
        ...{ version, content, note },
        createdBy: scope.userId,
        createdByName: scope.userName,
        createdAt: now,
        activatedAt: now,
        activatedByName: scope.userName,
      })
      .onConflictDoNothing()
      .returning({ version: ruleSets.version });
    if (made.length !== 1) return refuse("conflict", REPLACED);
    await recordAudit(tx, scope, {
      orgId: null,
      action: "rule_set.activated",
      subject: { kind: "rule_set", id: trial.id },
      detail: { version, about: changes, reason: note },
    });
    return ok({ version });
  });
}
