"use server";

import { z } from "zod";
import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { ok } from "@/lib/core/outcome";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { refuseWithoutValidation } from "@/lib/senders/access";
import { listSenderChoices } from "@/lib/senders/reads";
import { bulkRunInput, previewBulkInput, startBulkInput } from "./input";
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

/** The active senders, for choosing one. Refused where sender validation is off. */
export const bulkSendersAction = defineAction({
  id: "bulk.senders",
  permission: { merchant: "senders.write" },
  input: z.strictObject({}),
  handler: (scope) =>
    withScope(scope, async (tx) => {
      const off = refuseWithoutValidation(await ownOrganisation(tx, scope));
      return off ?? ok(await listSenderChoices(tx, scope));
    }),
});
