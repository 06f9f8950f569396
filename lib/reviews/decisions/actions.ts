"use server";
import { defineAction } from "@/lib/auth/action";
import { decisionInput } from "./input";
import { decideCase } from "./writes";

export const decideCaseAction = defineAction({
  id: "reviews.decide",
  permission: { reviewer: "cases.decide" },
  input: decisionInput,
  handler: decideCase,
});
