"use server";

import { defineAction } from "@/lib/auth/action";
import { clearMarkInput, markInput } from "./input";
import { clearMark, markTarget } from "./writes";

export const markTargetAction = defineAction({
  id: "findings.mark",
  permission: { reviewer: "cases.decide" },
  input: markInput,
  handler: markTarget,
});

export const clearMarkAction = defineAction({
  id: "findings.clear",
  permission: { reviewer: "cases.decide" },
  input: clearMarkInput,
  handler: clearMark,
});
