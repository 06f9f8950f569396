"use server";
import { defineAction } from "@/lib/auth/action";
import { endLinkInput, mailLinkInput, makeLinkInput } from "./input";
import { endUploadLink, mailUploadLink, makeUploadLink } from "./writes";

export const makeUploadLinkAction = defineAction({
  id: "requests.make_link",
  permission: { either: { merchant: "documents.write", reviewer: "cases.decide" } },
  input: makeLinkInput,
  handler: makeUploadLink,
});

export const endUploadLinkAction = defineAction({
  id: "requests.end_link",
  permission: { either: { merchant: "documents.write", reviewer: "cases.decide" } },
  input: endLinkInput,
  handler: endUploadLink,
});

export const mailUploadLinkAction = defineAction({
  id: "requests.mail_link",
  permission: { either: { merchant: "documents.write", reviewer: "cases.decide" } },
  input: mailLinkInput,
  handler: mailUploadLink,
});
