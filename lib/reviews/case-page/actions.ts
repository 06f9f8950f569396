"use server";

import { defineAction } from "@/lib/auth/action";
import { rerunChecks } from "@/lib/reviews/writes";
import { rerunInput } from "./input";

export const rerunChecksAction = defineAction({
  id: "reviews.rerun",
  permission: { reviewer: "cases.decide" },
  input: rerunInput,
  handler: rerunChecks,
});
