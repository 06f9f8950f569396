import { and, eq } from "drizzle-orm";
import { renderSVG } from "uqr";
import { inOrg } from "@/db/filters";
import { uploadLinks } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { HostedScope, MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { equalText, newToken, tokenDigest } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { ids, toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { type CustomerRecord, lockCustomer, openProfile, organisationFacts } from "@/lib/customers/reads";
import { queueMail } from "@/lib/mail/writes";
import { LINK_LIMITS, linkPath } from "./constants";
import type { EndLinkInput, MailLinkInput, MakeLinkInput } from "./input";
import { countLiveLinks, findLink, type LinkRecord, listLinkDocuments, missingNow } from "./reads";
import { acceptedTypesAt, greetingName, isFilled, isWanted, linkState, placeTitle, wantedPlaces } from "./rules";
import type { NewLink } from "./types";

type Maker = MerchantScope | ReviewerScope;
const DAY_MS = 24 * 3600_000;

/** Merchants work in their own organisation; compliance names it. */
const ownerOf = (scope: Maker, named: string | undefined) => ({
  orgId: scope.kind === "merchant" ? scope.orgId : (named ?? ""),
});

const mayNot = (scope: Maker) => scope.kind === "merchant" && !merchantMay(scope.role, "documents.write");

const staffName = (scope: Maker) => (scope.kind === "merchant" ? scope.userName : "Compliance");

/** Runs with the locked customer that the input names. */
function withOwn<T>(
  scope: Maker,
  input: { orgId?: string | undefined; customerId: string },
  body: (tx: Tx, customer: CustomerRecord) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const owner = ownerOf(scope, input.orgId);
  if (mayNot(scope)) return Promise.resolve(FORBIDDEN);
  if (owner.orgId === "") return Promise.resolve(NOT_FOUND);
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, owner, input.customerId);
    return customer ? body(tx, customer) : NOT_FOUND;
  });
}

/**
 * Makes a link for every document that is asked for or missing now, for a customer whose row the caller has locked. Its secret is in the
 * answer and nowhere else.
 */
export async function openUploadLink(
  tx: Tx,
  scope: Maker,
  customer: CustomerRecord,
  days: number,
): Promise<Outcome<{ link: LinkRecord; token: string; asksFor: string[] }>> {
  if (customer.status === "SUSPENDED")
    return refuse("wrong_state", "This customer is suspended, so nothing can be uploaded.");
  const places = wantedPlaces(await missingNow(tx, customer));
  if (places.length === 0)
    return refuse("invalid", "No document is missing or asked for, so there is nothing to upload with a link.");
  if ((await countLiveLinks(tx, customer)) >= LINK_LIMITS.live)
    return refuse("rate_limited", `${LINK_LIMITS.live} links are open for this customer already. End one first.`);
  const now = clock.now();
  const id = ids.next();
  const { token, digest } = newToken();
  const { orgId, id: customerId } = customer;
  const [link] = await tx
    .insert(uploadLinks)
    .values({
      ...{ orgId, id, customerId, places, tokenDigest: digest, createdAt: now },
      expiresAt: new Date(now.getTime() + days * DAY_MS),
      createdBy: scope.userId,
      createdByName: staffName(scope),
    })
    .returning();
  if (!link) throw new Error("A link that was not made");
  const profile = openProfile(customer);
  const asksFor = places.map((place) => placeTitle(profile, place));
  await recordAudit(tx, scope, {
    orgId,
    action: "link.made",
    subject: { kind: "link", id },
    customerId,
    detail: { about: asksFor, until: link.expiresAt.toISOString() },
  });
  return ok({ link, token, asksFor });
}

/** Makes a link for every document that is asked for or missing now. */
export function makeUploadLink(scope: Maker, input: MakeLinkInput): Promise<Outcome<NewLink>> {
  return withOwn(scope, input, async (tx, customer) => {
    const made = await openUploadLink(tx, scope, customer, input.days);
    if (!made.ok) return made;
    const { link, token, asksFor } = made.value;
    const url = `${env().origin}${linkPath(token)}`;
    return ok({
      id: toPublicId("link", link.id),
      url,
      qrSvg: renderSVG(url),
      expiresAt: link.expiresAt.toISOString(),
      asksFor,
      mayMail: customer.email !== null,
    });
  });
}

/** Ends a link at once. Repeating it changes nothing more. */
export function endUploadLink(scope: Maker, input: EndLinkInput): Promise<Outcome<null>> {
  return withOwn(scope, input, async (tx, customer) => {
    const link = await findLink(tx, customer, input.linkId);
    if (!link || link.customerId !== customer.id) return NOT_FOUND;
    if (linkState(link, clock.now()) !== "LIVE") return ok(null);
    await tx
      .update(uploadLinks)
      .set({ revokedAt: clock.now(), revokedByName: staffName(scope) })
      .where(and(inOrg(uploadLinks.orgId, customer), eq(uploadLinks.id, link.id)));
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "link.revoked",
      subject: { kind: "link", id: link.id },
      customerId: customer.id,
    });
    return ok(null);
  });
}

/** Mails a link to the own address of a customer whose row the caller has locked. */
export async function sendUploadLink(
  tx: Tx,
  scope: Maker,
  customer: CustomerRecord,
  { link, token }: { link: LinkRecord; token: string },
): Promise<Outcome<{ to: string }>> {
  if (customer.email === null) return refuse("invalid", "This customer has no e-mail address. Add one first.");
  const organisation = await organisationFacts(tx, customer);
  const profile = openProfile(customer);
  await queueMail(tx, {
    orgId: customer.orgId,
    to: customer.email,
    template: {
      kind: "upload_link",
      organisation: organisation.name,
      name: greetingName(profile),
      asksFor: link.places.map((place) => placeTitle(profile, place)),
      until: link.expiresAt.toISOString().slice(0, 10),
      path: linkPath(token),
    },
  });
  await recordAudit(tx, scope, {
    orgId: customer.orgId,
    action: "link.mailed",
    subject: { kind: "link", id: link.id },
    customerId: customer.id,
  });
  return ok({ to: customer.email });
}

/** Mails a link to the customer's own address. Only whoever has just made it knows the secret. */
export function mailUploadLink(scope: Maker, input: MailLinkInput): Promise<Outcome<{ to: string }>> {
  return withOwn(scope, input, async (tx, customer) => {
    const link = await findLink(tx, customer, input.linkId);
    const isItsOwn = link?.customerId === customer.id && equalText(link.tokenDigest, tokenDigest(input.token));
    if (!link || !isItsOwn || linkState(link, clock.now()) !== "LIVE") return NOT_FOUND;
    return sendUploadLink(tx, scope, customer, { link, token: input.token });
  });
}

/** The end of every upload with a link, in its transaction: with nothing more to send the link closes. */
export async function closeLinkWhenDone(tx: Tx, scope: HostedScope, customer: CustomerRecord): Promise<void> {
  const link = await findLink(tx, scope, scope.linkId);
  if (!link) throw new Error("A link without its row");
  const profile = openProfile(customer);
  const { today } = await organisationFacts(tx, scope);
  const missing = await missingNow(tx, customer);
  const sent = await listLinkDocuments(tx, scope, link.id);
  const isDone = (place: (typeof link.places)[number]) =>
    !isWanted(place, missing) || isFilled(place, sent, acceptedTypesAt(profile, place), today);
  if (!link.places.every(isDone)) return;
  await tx
    .update(uploadLinks)
    .set({ finishedAt: clock.now() })
    .where(and(inOrg(uploadLinks.orgId, scope), eq(uploadLinks.id, link.id)));
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: "link.finished",
    subject: { kind: "link", id: link.id },
    customerId: customer.id,
  });
}
