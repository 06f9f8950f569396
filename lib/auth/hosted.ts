import "server-only";
import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { cookies } from "next/headers";
import { customers, organisations, uploadLinks } from "@/db/schema";
import { withScope } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { equalText, sign, tokenDigest } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { requestId } from "./request";
import { type HostedScope, mintScope } from "./scope";
import { identityScope } from "./sessions";

/** How long a browser may go on after it opened the link; opening it again starts anew. */
const TICKET_MINUTES = 120;

/** Sent to the upload pages alone. `__Host-` would need the path `/`. */
function ticketCookie() {
  const isSecure = env().origin.startsWith("https:");
  return {
    name: `${isSecure ? "__Secure-" : ""}portico.upload`,
    options: { httpOnly: true, sameSite: "strict" as const, path: "/upload", secure: isSecure },
  };
}

type Ticket = { orgId: string; linkId: string };

const signatureOf = (body: string) => sign("link", `upload-ticket:${body}`);

export function writeTicket({ orgId, linkId }: Ticket): string {
  const body = `${orgId}.${linkId}.${clock.now().getTime() + TICKET_MINUTES * 60_000}`;
  return `${body}.${signatureOf(body)}`;
}

/** What a cookie says, if we wrote it and its time is not over. */
export function readTicket(value: string): Ticket | null {
  const [orgId = "", linkId = "", until = "", signature = ""] = value.split(".");
  const isOurs = equalText(signature, signatureOf(`${orgId}.${linkId}.${until}`));
  return isOurs && Number(until) > clock.now().getTime() ? { orgId, linkId } : null;
}

type LiveLink = Ticket & { customerId: string };

/** A link that still opens: not ended, its customer and organisation there and not suspended. */
export async function liveLink(which: { token: string } | Ticket, reference: string): Promise<LiveLink | null> {
  const now = clock.now();
  const named =
    "token" in which ? eq(uploadLinks.tokenDigest, tokenDigest(which.token)) : eq(uploadLinks.id, which.linkId);
  return withScope(identityScope(reference), async (tx) => {
    const [row] = await tx
      .select({ orgId: uploadLinks.orgId, linkId: uploadLinks.id, customerId: uploadLinks.customerId })
      .from(uploadLinks)
      .innerJoin(
        customers,
        and(
          eq(customers.orgId, uploadLinks.orgId),
          eq(customers.id, uploadLinks.customerId),
          isNull(customers.deletedAt),
          ne(customers.status, "SUSPENDED"),
        ),
      )
      .innerJoin(organisations, and(eq(organisations.id, uploadLinks.orgId), isNull(organisations.suspendedAt)))
      .where(and(named, isNull(uploadLinks.revokedAt), isNull(uploadLinks.finishedAt), gt(uploadLinks.expiresAt, now)));
    if (!row || ("linkId" in which && row.orgId !== which.orgId)) return null;
    await tx.update(uploadLinks).set({ lastUsedAt: now }).where(eq(uploadLinks.id, row.linkId));
    return row;
  });
}

/** Takes the secret of a link once and leaves a short-lived ticket in the browser. False for whatever does not open. */
export async function openHosted(token: string): Promise<boolean> {
  const link = await liveLink({ token }, await requestId());
  if (!link) return false;
  const { name, options } = ticketCookie();
  (await cookies()).set(name, writeTicket(link), { ...options, maxAge: TICKET_MINUTES * 60 });
  return true;
}

/** Who came with a link, asked of the database each time: a link that ended ends at once. */
export async function hostedScope(): Promise<HostedScope | null> {
  const value = (await cookies()).get(ticketCookie().name)?.value;
  const ticket = value ? readTicket(value) : null;
  const reference = await requestId();
  const link = ticket ? await liveLink(ticket, reference) : null;
  return link ? mintScope<HostedScope>({ kind: "hosted", ...link, requestId: reference }) : null;
}
