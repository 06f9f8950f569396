"use server";
import { defineAction } from "@/lib/auth/action";
import { activateInput, registerInput } from "./input";
import { activateVersion, registerVersion } from "./writes";

export const registerListAction = defineAction({
  id: "screening.register_list",
  permission: { reviewer: "cases.lists" },
  input: registerInput,
  handler: (scope, input) => registerVersion(scope, input),
});

export const activateVersionAction = defineAction({
  id: "screening.activate_version",
  permission: { reviewer: "cases.lists" },
  input: activateInput,
  handler: activateVersion,
});
