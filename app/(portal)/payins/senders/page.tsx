import { Landmark, Plus } from "lucide-react";
import type { Metadata } from "next";
import { SenderValidationOff } from "@/components/senders/sender-validation-off";
import { SendersTable } from "@/components/senders/senders-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { cn } from "@/lib/core/cn";
import { SENDER_STATUS_LABELS, SENDER_STATUSES, type SenderStatus } from "@/lib/senders/constants";
import { loadSenders } from "@/lib/senders/loaders";

export const metadata: Metadata = { title: "Senders" };

const single = (value: string | string[] | undefined) => (typeof value === "string" ? value.slice(0, 100) : "");

function addressOf(status: SenderStatus, search: string, before = "") {
  const query = new URLSearchParams();
  if (status === "ARCHIVED") query.set("status", "archived");
  if (search) query.set("q", search);
  if (before) query.set("before", before);
  return query.size > 0 ? `/payins/senders?${query}` : "/payins/senders";
}

export default async function SendersPage({ searchParams }: PageProps<"/payins/senders">) {
  const query = await searchParams;
  const status: SenderStatus = single(query.status) === "archived" ? "ARCHIVED" : "ACTIVE";
  const search = single(query.q).trim();
  const { organisation, counts, page, mayWrite } = await loadSenders({ status, search, before: single(query.before) });
  const hasAny = counts.ACTIVE + counts.ARCHIVED > 0;
  const mayCreate = mayWrite && organisation.hasSenderValidation;
  const create = (
    <LinkButton href="/payins/senders/new" variant="primary">
      <Plus aria-hidden="true" />
      Create sender
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Senders"
        description="Bank accounts in Australia that may pay in to your customers' wallets."
        actions={mayCreate && hasAny ? create : undefined}
      />
      {!organisation.hasSenderValidation ? (
        <Card className={hasAny ? "mb-6" : undefined}>
          <SenderValidationOff organisation={organisation} />
        </Card>
      ) : null}
      {organisation.hasSenderValidation && !hasAny ? (
        <Card>
          <EmptyState
            icon={<Landmark />}
            title="No sender yet"
            description="Add the bank accounts that money for your customers comes from. You can also do this while adding a customer."
            action={mayCreate ? create : undefined}
          />
        </Card>
      ) : null}
      {hasAny ? (
        <Card flush>
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 max-sm:px-5">
            <nav aria-label="Senders by status" className="flex gap-1">
              {SENDER_STATUSES.map((each) => (
                <LinkButton
                  key={each}
                  href={addressOf(each, search)}
                  variant="ghost"
                  aria-current={each === status ? "page" : undefined}
                  className={cn(each === status && "bg-sunken text-ink")}
                >
                  {SENDER_STATUS_LABELS[each]}
                  <span className="tabular text-ink-subtle">{counts[each]}</span>
                </LinkButton>
              ))}
            </nav>
            <form action="/payins/senders" className="w-full sm:w-72">
              {status === "ARCHIVED" ? <input type="hidden" name="status" value="archived" /> : null}
              <Input
                type="search"
                name="q"
                defaultValue={search}
                aria-label="Search senders"
                placeholder="Nickname, BSB or account number"
                maxLength={100}
              />
            </form>
          </div>
          {page.rows.length > 0 ? (
            <SendersTable rows={page.rows} timeZone={organisation.timeZone} mayWrite={mayWrite} />
          ) : (
            <EmptyState
              title={search ? "No sender matches" : `No ${SENDER_STATUS_LABELS[status].toLowerCase()} sender`}
              description={
                search ? "Search by the beginning of the nickname, or a whole BSB or account number." : undefined
              }
              action={search ? <LinkButton href={addressOf(status, "")}>Clear search</LinkButton> : undefined}
            />
          )}
          {page.next ? (
            <div className="border-t px-4 py-3">
              <LinkButton href={addressOf(status, search, page.next)}>Older senders</LinkButton>
            </div>
          ) : null}
        </Card>
      ) : null}
    </>
  );
}
