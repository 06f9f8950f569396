"use server";
import { defineAction } from "@/lib/auth/action";
import { cancelInput, requestInput, upholdInput } from "./input";
import { askForInformation, cancelRequest } from "./writes";
import { upholdQuestion } from "./writes-uphold";

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

export const upholdQuestionAction = defineAction({
  id: "requests.uphold",
  permission: { merchant: "customers.write" },
  input: upholdInput,
  handler: upholdQuestion,
});
