"use server";

import { defineAction } from "@/lib/auth/action";
import { requestId } from "@/lib/auth/request";
import { ok } from "@/lib/core/outcome";
import { markAllReadInput, markReadInput, preferenceInput } from "./input";
import { chooseNotices, markNoticesRead } from "./writes-inbox";

export const markNoticesReadAction = defineAction({
  id: "notices.mark_read",
  permission: { viewer: "customers.read" },
  input: markReadInput,
  handler: async (reader, { noticeIds }) => ok(await markNoticesRead(reader, noticeIds)),
});

export const markAllNoticesReadAction = defineAction({
  id: "notices.mark_all_read",
  permission: { viewer: "customers.read" },
  input: markAllReadInput,
  handler: async (reader) => ok(await markNoticesRead(reader, "all")),
});

export const chooseNoticesAction = defineAction({
  id: "notices.choose",
  permission: { person: "any" },
  input: preferenceInput,
  handler: async (person, input) =>
    chooseNotices(person, person.user.staffRole ? "STAFF" : "MERCHANT", input, await requestId()),
});
