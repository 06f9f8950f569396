"use server";
import { defineAction } from "@/lib/auth/action";
import { deleteCustomer, revealIdentifier, updateCustomer } from "@/lib/customers/writes";
import { deleteCustomerInput, revealInput, updateCustomerInput } from "./input";

export const updateCustomerAction = defineAction({
  id: "customers.update",
  permission: { merchant: "customers.write" },
  input: updateCustomerInput,
  handler: updateCustomer,
});

export const deleteCustomerAction = defineAction({
  id: "customers.delete",
  permission: { merchant: "customers.delete" },
  input: deleteCustomerInput,
  handler: deleteCustomer,
});

export const revealIdentifierAction = defineAction({
  id: "customers.reveal",
  permission: { merchant: "customers.reveal" },
  input: revealInput,
  handler: revealIdentifier,
});
