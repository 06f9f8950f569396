"use server";

import { z } from "zod";
import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { ok } from "@/lib/core/outcome";
import { publicId } from "@/lib/core/public-id";
import { archiveReasonInput, senderInput } from "./input";
import { linkSender, unlinkSender } from "./links/writes";
import { listLinkedCustomers } from "./reads";
import { archiveSender, createSender } from "./writes";

const linkInput = z.strictObject({ customerId: publicId("customer"), senderId: publicId("sender") });

export const createSenderAction = defineAction({
  id: "senders.create",
  permission: { merchant: "senders.write" },
  input: senderInput,
  handler: createSender,
});

export const archiveSenderAction = defineAction({
  id: "senders.archive",
  permission: { merchant: "senders.write" },
  input: z.strictObject({ senderId: publicId("sender"), reason: archiveReasonInput }),
  handler: archiveSender,
});

export const linkSenderAction = defineAction({
  id: "senders.link",
  permission: { merchant: "senders.write" },
  input: linkInput,
  handler: linkSender,
});

export const unlinkSenderAction = defineAction({
  id: "senders.unlink",
  permission: { merchant: "senders.write" },
  input: linkInput,
  handler: unlinkSender,
});

/** Who is affected when a sender is archived. */
export const linkedCustomersAction = defineAction({
  id: "senders.linked_customers",
  permission: { merchant: "senders.read" },
  input: z.strictObject({ senderId: publicId("sender") }),
  handler: async (scope, { senderId }) => ok(await withScope(scope, (tx) => listLinkedCustomers(tx, scope, senderId))),
});
