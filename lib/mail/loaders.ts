import "server-only";
import { notFound } from "next/navigation";
import { requireMerchant, requireOperator, requirePerson } from "@/lib/auth/require";
import { env } from "@/lib/core/env";
import { listAllMails, listOrganisationMails } from "./reads";
import type { OutboxMail } from "./types";

/** The outbox of the organisation a person works in. Exists in a demo organisation only. */
export async function loadOrganisationOutbox(): Promise<OutboxMail[]> {
  const scope = await requireMerchant("people.write");
  const person = await requirePerson();
  if (!person.current?.isDemo) notFound();
  return listOrganisationMails(scope);
}

/** The outbox of the whole demo. */
export async function loadPlatformOutbox(): Promise<OutboxMail[]> {
  const scope = await requireOperator("organisations.read");
  if (!env().PORTICO_DEMO) notFound();
  return listAllMails(scope);
}
