import { seal, unseal } from "@/lib/core/crypto";
import type { MailBody } from "./types";

type Place = { id: string; orgId: string | null };

const binding = (mail: Place) => ({ orgId: mail.orgId ?? "", table: "mails", rowId: mail.id, column: "body" });

export const sealBody = (mail: Place, body: MailBody): Buffer => seal(JSON.stringify(body), binding(mail));

/** Throws `UnreadableError` when the body was changed or moved. */
export const openBody = (mail: Place, sealed: Buffer): MailBody => JSON.parse(unseal(sealed, binding(mail)));
