import { customers } from "@/db/schema";
import { withScope } from "@/db/scope";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";
import { fillMissingMarks, UNMARKED } from "@/lib/customers/lifecycle/writes-marks";

/** Once, when the worker starts: rules in TypeScript say what a customer lacks, so no migration can. Returns what ends it early. */
export function fillMarks(requestId = "worker"): () => Promise<void> {
  let isEnough = false;
  const work = async () => {
    const found = await withScope(identityScope(requestId), (tx) =>
      tx.selectDistinct({ orgId: customers.orgId }).from(customers).where(UNMARKED),
    );
    for (const { orgId } of found) {
      const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "fill_marks", requestId });
      const filled = await fillMissingMarks(scope, () => isEnough);
      log.info({ orgId, customers: filled }, "named what customers lack");
    }
  };
  const done = work().catch((error: unknown) => log.error({ err: error }, "naming what customers lack failed"));
  return () => {
    isEnough = true;
    return done;
  };
}
