import type { Metadata } from "next";
import { cookies } from "next/headers";
import { CreationOff } from "@/components/customers/table/creation-off";
import { CustomersTable } from "@/components/customers/table/customers-table";
import { parseTablePreferences } from "@/components/data-table/table-preferences";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { loadCustomerList } from "@/lib/customers/list/loaders";
import { LIST_PARAMS, type ListParams } from "@/lib/customers/list/rules-address";

export const metadata: Metadata = { title: "All customers" };

const PREFERENCES = "portico.customers-table";

/** The first of a parameter that stands in the address several times. */
function paramsOf(search: Record<string, string | string[] | undefined>): ListParams {
  const entries = LIST_PARAMS.map((name) => [name, [search[name]].flat()[0] ?? null] as const);
  return Object.fromEntries(entries);
}

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const search = await searchParams;
  const { query, shelf, page, organisation, zone, canWrite, canExport, canShareViews, draftCount } =
    await loadCustomerList(paramsOf(search), [search.view].flat()[0] ?? null);
  const canCreate = canWrite && organisation.canCreateCustomers;
  const preferences = parseTablePreferences((await cookies()).get(PREFERENCES)?.value);
  return (
    <>
      <PageHeader
        title="All customers"
        actions={
          <>
            {draftCount > 0 ? (
              <TextLink href="/customers/drafts">
                {draftCount === 1 ? "1 draft" : `${draftCount} drafts`} to finish
              </TextLink>
            ) : null}
            {canCreate ? <LinkButton href="/customers/import">Import</LinkButton> : null}
            {canCreate ? (
              <LinkButton href="/customers/new" variant="primary">
                Add new customer
              </LinkButton>
            ) : null}
          </>
        }
      />
      {organisation.canCreateCustomers ? null : <CreationOff organisation={organisation} />}
      <CustomersTable
        query={query}
        page={page}
        shelf={shelf}
        canShareViews={canShareViews}
        timeZone={organisation.timeZone}
        zone={zone}
        canWrite={canWrite}
        canExport={canExport}
        canCreate={canCreate}
        preferences={preferences}
        preferencesCookie={PREFERENCES}
      />
    </>
  );
}
