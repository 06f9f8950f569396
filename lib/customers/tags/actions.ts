"use server";

import { z } from "zod";
import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { ok } from "@/lib/core/outcome";
import { changeTagsInput } from "./input";
import { listTags } from "./reads";
import { changeCustomerTags } from "./writes";

export const changeTagsAction = defineAction({
  id: "customers.tag",
  permission: { merchant: "customers.write" },
  input: changeTagsInput,
  handler: changeCustomerTags,
});

/** The tags that are in use, for choosing from. */
export const listTagsAction = defineAction({
  id: "customers.tags",
  permission: { merchant: "customers.read" },
  input: z.strictObject({}),
  handler: async (scope) => ok(await withScope(scope, (tx) => listTags(tx, scope))),
});
