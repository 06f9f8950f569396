"use server";

import { defineAction } from "@/lib/auth/action";
import { setCustomerEnabledInput } from "./input";
import { setCustomerEnabled as write } from "./writes";

export const setCustomerEnabled = defineAction({
  id: "customers.set_enabled",
  permission: { merchant: "customers.write" },
  input: setCustomerEnabledInput,
  handler: write,
});
