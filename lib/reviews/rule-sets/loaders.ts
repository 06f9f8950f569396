import "server-only";
import { withScope } from "@/db/scope";
import { staffMay } from "@/lib/auth/permissions";
import { requireReviewer } from "@/lib/auth/require";
import { listRuleSets, rulesInForce } from "./reads";
import { latestTrial } from "./reads-trials";
import { describeChanges } from "./rules-diff";

/** The rules page: what is in force, what was, and what this lead tried last. */
export async function loadRules() {
  const scope = await requireReviewer("cases.read");
  const mayEdit = staffMay(scope.role, "cases.rules");
  return withScope(scope, async (tx) => {
    const inForce = await rulesInForce(tx);
    const sets = await listRuleSets(tx);
    return {
      inForce,
      mayEdit,
      versions: sets.map((set, index) => {
        const before = sets[index + 1];
        return { ...set, changes: before ? describeChanges(before.content, set.content) : [] };
      }),
      trial: mayEdit ? await latestTrial(tx, scope.userId, inForce.version) : null,
    };
  });
}
