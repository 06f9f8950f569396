import { toPublicId } from "@/lib/core/ids";
import type { MissingItem } from "@/lib/customers/types";

type Customer = { orgId: string; id: string };

/** The case of a customer, for compliance. Takes inside ids. */
export const casePath = ({ orgId, id }: Customer): string =>
  `/review/${toPublicId("organisation", orgId)}/${toPublicId("customer", id)}`;

/** Where the merchant answers: the field in the form, or the slot on the customer's page. Takes an inside id. */
export function answerPath({ id }: Pick<Customer, "id">, item: Pick<MissingItem, "kind" | "href"> | undefined): string {
  const page = `/customers/${toPublicId("customer", id)}`;
  if (!item) return page;
  return item.kind === "field" ? `${page}/edit${item.href}` : `${page}${item.href}`;
}
