"use server";

import { z } from "zod";
import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { ok } from "@/lib/core/outcome";
import { customerListInput } from "./input";
import { pastedIds } from "./input-parts";
import { listCustomers as readPage } from "./reads";
import { notFoundAmong } from "./reads-ids";
import { listMetadataKeys } from "./reads-sources";
import { packPage } from "./rules-packing";

/** One page of the list, for sorting, filtering, paging and searching without a new page. */
export const listCustomers = defineAction({
  id: "customers.list",
  permission: { merchant: "customers.read" },
  input: customerListInput,
  handler: async (scope, query) => ok(packPage(await withScope(scope, (tx) => readPage(tx, scope, query)))),
});

/** Which of some pasted words mean no customer, before the list is narrowed to them. */
export const recognisePasted = defineAction({
  id: "customers.recognise",
  permission: { merchant: "customers.read" },
  input: z.strictObject({ ids: pastedIds }),
  handler: async (scope, { ids }) => ok({ notFound: await withScope(scope, (tx) => notFoundAmong(tx, scope, ids)) }),
});

/** The metadata keys that are in use, for suggesting. */
export const listMetadataKeysAction = defineAction({
  id: "customers.metadata_keys",
  permission: { merchant: "customers.read" },
  input: z.strictObject({}),
  handler: async (scope) => ok(await withScope(scope, (tx) => listMetadataKeys(tx, scope))),
});
