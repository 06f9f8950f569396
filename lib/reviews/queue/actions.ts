"use server";

import { defineAction } from "@/lib/auth/action";
import { queueFiltersInput } from "./input";
import { takeNext } from "./writes-take";

export const takeNextAction = defineAction({
  id: "reviews.take_next",
  permission: { reviewer: "cases.work" },
  input: queueFiltersInput,
  handler: takeNext,
});
