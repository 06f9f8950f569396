"use server";

import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { ok } from "@/lib/core/outcome";
import { liveCustomersInput } from "./input";
import { liveCustomers } from "./reads";

/** The rows of an open list that changed, and the numbers beside them. */
export const readLiveCustomers = defineAction({
  id: "customers.live",
  permission: { merchant: "customers.read" },
  input: liveCustomersInput,
  handler: async (scope, asked) => ok(await withScope(scope, (tx) => liveCustomers(tx, scope, asked))),
});
