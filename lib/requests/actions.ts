"use server";
import { defineAction } from "@/lib/auth/action";
import { cancelInput, requestInput } from "./input";
import { askForInformation, cancelRequest } from "./writes";

export const requestInformationAction = defineAction({
  id: "requests.send",
  permission: { reviewer: "cases.decide" },
  input: requestInput,
  handler: askForInformation,
});

export const cancelRequestAction = defineAction({
  id: "requests.cancel",
  permission: { reviewer: "cases.decide" },
  input: cancelInput,
  handler: cancelRequest,
});
