"use server";

import { defineAction } from "@/lib/auth/action";
import { correctionInput, removalInput } from "./input-changes";
import { linkInput } from "./viewing/input";
import { issueLink } from "./viewing/writes";
import { correctDocument, removeDocument } from "./writes";

export const documentLinkAction = defineAction({
  id: "documents.link",
  permission: { viewer: "documents.read" },
  input: linkInput,
  handler: issueLink,
});

export const removeDocumentAction = defineAction({
  id: "documents.remove",
  permission: { merchant: "documents.write" },
  input: removalInput,
  handler: removeDocument,
});

export const correctDocumentAction = defineAction({
  id: "documents.correct",
  permission: { merchant: "documents.write" },
  input: correctionInput,
  handler: (scope, { documentId, issued_on, expires_on }) =>
    correctDocument(scope, { documentId, issuedOn: issued_on ?? null, expiresOn: expires_on ?? null }),
});
