"use server";

import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { ok } from "@/lib/core/outcome";
import { customerListInput } from "./input";
import { listCustomers as readPage } from "./reads";
import { packPage } from "./rules-packing";

/** One page of the list, for sorting, filtering, paging and searching without a new page. */
export const listCustomers = defineAction({
  id: "customers.list",
  permission: { merchant: "customers.read" },
  input: customerListInput,
  handler: async (scope, query) => ok(packPage(await withScope(scope, (tx) => readPage(tx, scope, query)))),
});
