"use server";
import { defineAction } from "@/lib/auth/action";
import { settleHitInput, startHitInput } from "./input";
import { settleHit, startHit } from "./writes";

export const startHitAction = defineAction({
  id: "screening.start_hit",
  permission: { reviewer: "cases.decide" },
  input: startHitInput,
  handler: startHit,
});

export const settleHitAction = defineAction({
  id: "screening.settle_hit",
  permission: { reviewer: "cases.decide" },
  input: settleHitInput,
  handler: settleHit,
});
