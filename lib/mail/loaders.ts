import "server-only";
import { notFound } from "next/navigation";
import { requireMerchant, requireOperator, requirePerson } from "@/lib/auth/require";
import { env } from "@/lib/core/env";
import { getOrganisation } from "@/lib/organisations/reads";
import { listAllMails, listOrganisationMails } from "./reads";
import type { OutboxMail } from "./types";

/** The outbox of the organisation a person works in, with its time zone. Exists in a demo organisation only. */
export async function loadOrganisationOutbox(): Promise<{ mails: OutboxMail[]; timeZone: string }> {
  const scope = await requireMerchant("people.write");
  const person = await requirePerson();
  if (!person.current?.isDemo) notFound();
  const [mails, { timeZone }] = await Promise.all([listOrganisationMails(scope), getOrganisation(scope)]);
  return { mails, timeZone };
}

/** The outbox of the whole demo. */
export async function loadPlatformOutbox(): Promise<OutboxMail[]> {
  const scope = await requireOperator("organisations.read");
  if (!env().PORTICO_DEMO) notFound();
  return listAllMails(scope);
}
