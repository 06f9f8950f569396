"use server";

import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { NOT_FOUND, ok } from "@/lib/core/outcome";
import { bulkRunInput, previewBulkInput, startBulkInput } from "./input";
import { findBulkRun, toProgress } from "./reads";
import { previewOrder } from "./reads-preview";
import { cancelBulkRun, startBulkRun, undoBulkRun } from "./writes";

/** The dry run: what would change and what would not. */
export const previewBulkAction = defineAction({
  id: "bulk.preview",
  permission: { merchant: "customers.write" },
  input: previewBulkInput,
  handler: (scope, input) => withScope(scope, (tx) => previewOrder(tx, scope, input)),
});

export const startBulkAction = defineAction({
  id: "bulk.start",
  permission: { merchant: "customers.write" },
  input: startBulkInput,
  handler: startBulkRun,
});

export const cancelBulkAction = defineAction({
  id: "bulk.cancel",
  permission: { merchant: "customers.write" },
  input: bulkRunInput,
  handler: cancelBulkRun,
});

export const undoBulkAction = defineAction({
  id: "bulk.undo",
  permission: { merchant: "customers.write" },
  input: bulkRunInput,
  handler: undoBulkRun,
});

/** How far a run has come. */
export const bulkProgressAction = defineAction({
  id: "bulk.progress",
  permission: { merchant: "customers.read" },
  input: bulkRunInput,
  handler: async (scope, { runId }) => {
    const run = await withScope(scope, (tx) => findBulkRun(tx, scope, runId));
    return run ? ok(toProgress(run)) : NOT_FOUND;
  },
});
