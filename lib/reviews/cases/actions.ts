"use server";

import { defineAction } from "@/lib/auth/action";
import { assignInput, awayInput, caseHandleInput, snoozeInput } from "./input";
import { assignCase, handBack } from "./writes-assign";
import { setUnavailable } from "./writes-away";
import { snoozeCase, wakeCase } from "./writes-snooze";

export const assignCaseAction = defineAction({
  id: "cases.assign",
  permission: { reviewer: "cases.work" },
  input: assignInput,
  handler: assignCase,
});

export const handBackAction = defineAction({
  id: "cases.hand_back",
  permission: { reviewer: "cases.work" },
  input: caseHandleInput,
  handler: handBack,
});

export const snoozeCaseAction = defineAction({
  id: "cases.snooze",
  permission: { reviewer: "cases.work" },
  input: snoozeInput,
  handler: snoozeCase,
});

export const wakeCaseAction = defineAction({
  id: "cases.wake",
  permission: { reviewer: "cases.work" },
  input: caseHandleInput,
  handler: wakeCase,
});

export const setUnavailableAction = defineAction({
  id: "cases.set_unavailable",
  permission: { reviewer: "cases.work" },
  input: awayInput,
  handler: setUnavailable,
});
