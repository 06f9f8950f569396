"use server";
import { defineAction } from "@/lib/auth/action";
import { activateRulesInput, tryRulesInput } from "./input";
import { activateRules, tryRules } from "./writes";

export const tryRulesAction = defineAction({
  id: "rules.try",
  permission: { reviewer: "cases.rules" },
  input: tryRulesInput,
  handler: tryRules,
});

export const activateRulesAction = defineAction({
  id: "rules.activate",
  permission: { reviewer: "cases.rules" },
  input: activateRulesInput,
  handler: activateRules,
});
