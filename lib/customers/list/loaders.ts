import "server-only";
import { readForPage } from "@/lib/auth/page-reads";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import { clock } from "@/lib/core/clock";
import { zoneSpans } from "@/lib/core/zone-time";
import { PLAIN_LIST } from "@/lib/customers/views/constants";
import { listViews } from "@/lib/customers/views/reads";
import { openedView, overlay, viewParams } from "@/lib/customers/views/rules";
import type { ViewShelf } from "@/lib/customers/views/types";
import { countOpenDrafts } from "@/lib/drafts/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { listCustomers } from "./reads";
import { LIST_PARAMS, type ListParams, readListParams } from "./rules-address";
import { packPage } from "./rules-packing";

/**
 * Everything that All Customers shows at first: one page of rows, who may change them, and what stands beside. `named` is the view of the
 * address, null without one.
 */
export async function loadCustomerList(params: ListParams, named: string | null) {
  const scope = await requireMerchant("customers.read");
  const canWrite = merchantMay(scope.role, "customers.write");
  return readForPage(scope, async (tx) => {
    const viewsAsked = listViews(tx, scope);
    // Rows wait for the views only where one of them may say which rows.
    const asked = opensNoView(params, named) ? overlay({}, params) : await askedFor(viewsAsked, params, named);
    const { query, ignored } = readListParams(asked);
    const [shelf, organisation, page, draftCount] = await Promise.all([
      viewsAsked,
      ownOrganisation(tx, scope),
      listCustomers(tx, scope, query),
      canWrite ? countOpenDrafts(tx, scope) : 0,
    ]);
    return {
      query,
      shelf,
      page: packPage({ ...page, ignored: [...ignored, ...page.ignored] }),
      organisation,
      zone: zoneOf(organisation.timeZone, page.rows),
      canWrite,
      canExport: merchantMay(scope.role, "customers.export"),
      canShareViews: merchantMay(scope.role, "views.share"),
      draftCount,
    };
  });
}

/** The rows, and what is paged to or comes in a while. */
const AROUND_MS = { before: 400 * 86_400_000, after: 7 * 86_400_000 };

/** What the browser needs of the organisation's zone to write the times of the rows. */
function zoneOf(timeZone: string, rows: readonly { createdAt: string }[]) {
  const now = clock.now().getTime();
  const first = Math.min(now - AROUND_MS.before, ...rows.map(({ createdAt }) => Date.parse(createdAt)));
  return zoneSpans(timeZone, first, now + AROUND_MS.after);
}

const opensNoView = (params: ListParams, named: string | null) =>
  named === PLAIN_LIST || (named === null && LIST_PARAMS.some((name) => (params[name] ?? null) !== null));

/** The parameters of the opened view with those of the address over them. */
async function askedFor(asked: Promise<ViewShelf>, params: ListParams, named: string | null): Promise<ListParams> {
  const { view } = openedView(await asked, named, params);
  return overlay(viewParams(view?.query ?? ""), params);
}
