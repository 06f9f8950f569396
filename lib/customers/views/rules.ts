import type { MerchantRole } from "@/lib/auth/constants";
import { merchantMay } from "@/lib/auth/permissions";
import { cutText } from "@/lib/core/text";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import {
  LIST_PARAMS,
  type ListParam,
  type ListParams,
  readListParams,
  writeListParams,
} from "@/lib/customers/list/rules-address";
import { PLAIN_LIST, VIEW_LIMITS } from "./constants";
import type { CustomerView, ViewShelf } from "./types";

const PAGE_PARAMS: readonly ListParam[] = ["after", "before", "last"];
/** What a view keeps of an address. */
const KEPT_PARAMS = LIST_PARAMS.filter((name) => !PAGE_PARAMS.includes(name));

/** The parameters of a view's address; what a list does not know is left out. */
export function viewParams(address: string): ListParams {
  const given = new URLSearchParams(address);
  return Object.fromEntries(KEPT_PARAMS.flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])));
}

/** A query as a view keeps it: always the same text for the same wish. */
export function viewAddress(query: CustomerListQuery): string {
  const params = writeListParams(query);
  const kept = KEPT_PARAMS.flatMap((name) => (params[name] === null ? [] : [[name, params[name]]]));
  return new URLSearchParams(kept).toString();
}

/** The address in the form above, and what of it cannot be used, in words. */
export function canonicalAddress(address: string): { address: string; ignored: string[] } {
  const { query, ignored } = readListParams(viewParams(address));
  return { address: viewAddress(query), ignored };
}

/** What is asked for when an address is laid over a view: a parameter that is there wins, an empty one asks for nothing. */
export function overlay(base: ListParams, params: ListParams): ListParams {
  const given = LIST_PARAMS.filter((name) => params[name] !== undefined && params[name] !== null);
  return { ...base, ...Object.fromEntries(given.map((name) => [name, params[name]])) };
}

/** The parameters that must stand beside a view so that `wanted` is asked for; null takes one out. */
export function beside(base: ListParams, wanted: Record<ListParam, string | null>): Record<ListParam, string | null> {
  const entries = LIST_PARAMS.map((name) => {
    const [own, next] = [base[name] ?? "", wanted[name] ?? ""];
    return [name, own === next ? null : next];
  });
  return Object.fromEntries(entries) as Record<ListParam, string | null>;
}

/** Which view an address opens: the one it names, or without any parameter the person's default. */
export function openedView(
  { views, defaultId }: Pick<ViewShelf, "views" | "defaultId">,
  named: string | null,
  params: ListParams,
): { view: CustomerView | null; isGone: boolean } {
  if (named === PLAIN_LIST) return { view: null, isGone: false };
  const isPlain = LIST_PARAMS.every((name) => (params[name] ?? null) === null);
  const id = named ?? (isPlain ? defaultId : null);
  const view = views.find((each) => each.id === id) ?? null;
  return { view, isGone: view === null && named !== null && named !== "" };
}

type Looker = { userId: string; role: MerchantRole };
type Held = { ownerId: string; isShared: boolean };

/** One's own, as long as one may share where it is shared; and shared ones for who runs the organisation. */
export function mayChangeView(person: Looker, view: Held): boolean {
  const isOwn = view.ownerId === person.userId;
  if (!view.isShared) return isOwn;
  const runsIt = person.role === "owner" || person.role === "admin";
  return merchantMay(person.role, "views.share") && (isOwn || runsIt);
}

export const mayShareView = (person: Looker, view: Held): boolean =>
  merchantMay(person.role, "views.share") && mayChangeView(person, view);

const nameKey = (name: string) => name.normalize("NFKC").toLocaleLowerCase("en");

export const isSameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** The name with this ending while that is free, else with the first number that makes it so: "Approved 2", "Approved copy 2". */
export function freeName(name: string, taken: readonly string[], suffix = ""): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? suffix : `${suffix} ${number}`;
    const tried = `${cutText(name, VIEW_LIMITS.name - ending.length).trimEnd()}${ending}`;
    if (!taken.some((each) => isSameName(each, tried))) return tried;
  }
}
