import "server-only";
import { withScope } from "@/db/scope";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import { listDrafts } from "@/lib/drafts/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { type ListParams, readListParams } from "./input";
import { listCustomers } from "./reads";
import { packPage } from "./rules-packing";

/** Everything that All Customers shows at first: one page of rows, who may change them, and what stands beside. */
export async function loadCustomerList(params: ListParams) {
  const scope = await requireMerchant("customers.read");
  const { query, ignored } = readListParams(params);
  const canWrite = merchantMay(scope.role, "customers.write");
  return withScope(scope, async (tx) => {
    const [organisation, page, drafts] = await Promise.all([
      ownOrganisation(tx, scope),
      listCustomers(tx, scope, query),
      canWrite ? listDrafts(tx, scope) : [],
    ]);
    return {
      query,
      page: packPage({ ...page, ignored: [...ignored, ...page.ignored] }),
      organisation,
      canWrite,
      canExport: merchantMay(scope.role, "customers.export"),
      draftCount: drafts.length,
    };
  });
}

export type CustomerListView = Awaited<ReturnType<typeof loadCustomerList>>;
