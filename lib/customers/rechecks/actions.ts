"use server";

import { defineAction } from "@/lib/auth/action";
import { askForRecheckInput } from "./input";
import { recheckCustomer } from "./writes";

export const recheckCustomerAction = defineAction({
  id: "customers.recheck",
  permission: { merchant: "customers.write" },
  input: askForRecheckInput,
  handler: recheckCustomer,
});
