import "server-only";
import type { Tx } from "@/db/scope";
import { withScope } from "@/db/scope";
import { hostedScope } from "@/lib/auth/hosted";
import type { HostedScope } from "@/lib/auth/scope";
import { today } from "@/lib/core/civil-date";
import { findCustomer, openProfile, organisationFacts } from "@/lib/customers/reads";
import { listRequests } from "@/lib/requests/reads";
import { openDocumentQuestions } from "@/lib/requests/rules";
import { findLink, listLinkDocuments, missingNow } from "./reads";
import { acceptedTypesAt, greetingName, isFilled, isInPlace, isWanted, placeTitle } from "./rules";
import type { HostedPage, HostedPlace } from "./types";

async function pageOf(tx: Tx, scope: HostedScope): Promise<HostedPage | null> {
  const customer = await findCustomer(tx, scope, scope.customerId);
  const link = await findLink(tx, scope, scope.linkId);
  if (!customer || !link) return null;
  const organisation = await organisationFacts(tx, scope);
  const profile = openProfile(customer);
  const missing = await missingNow(tx, customer);
  const sent = await listLinkDocuments(tx, scope, link.id);
  const asked = openDocumentQuestions(await listRequests(tx, customer, "merchant"));
  const places = link.places.map((place): HostedPlace => {
    const acceptedTypes = acceptedTypesAt(profile, place);
    const notes = asked.filter(
      (question) =>
        question.slot === place.slot &&
        question.section === place.subject &&
        (place.side === null || question.side === undefined || question.side === place.side),
    );
    return {
      slot: place.slot as HostedPlace["slot"],
      subject: place.subject as HostedPlace["subject"],
      side: place.side as HostedPlace["side"],
      title: placeTitle(profile, place),
      note: notes.map((question) => question.forCustomer).join(" "),
      acceptedTypes,
      isDone: !isWanted(place, missing) || isFilled(place, sent, acceptedTypes, organisation.today),
      documents: sent.filter((document) => isInPlace(place, document)),
    };
  });
  return {
    organisationName: organisation.name,
    firstName: greetingName(profile),
    places,
    today: organisation.today,
    openUntil: today(organisation.timeZone, link.expiresAt),
  };
}

/** What the browser's upload link asks for; null when it holds none that opens. */
export async function loadHostedPage(): Promise<HostedPage | null> {
  const scope = await hostedScope();
  return scope && withScope(scope, (tx) => pageOf(tx, scope));
}
