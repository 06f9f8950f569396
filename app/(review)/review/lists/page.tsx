import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { UploadListDialog } from "@/components/screening/upload-list-dialog";
import { VersionTable } from "@/components/screening/version-table";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { FORMAT_LABELS, TOPIC_LABELS } from "@/lib/screening/constants";
import { loadLists } from "@/lib/screening/lists/loaders";

export const metadata: Metadata = { title: "Watch lists" };

const customers = (count: number, isMore: boolean) =>
  `${isMore ? "More than " : ""}${count.toLocaleString("en")} ${count === 1 ? "customer is" : "customers are"}`;

export default async function ListsPage() {
  const { lists, rescreening, mayKeep } = await loadLists();
  const isImporting = lists.some((list) => list.versions.some((version) => version.state === "IMPORTING"));
  return (
    <>
      <RefreshWhile isRunning={isImporting || rescreening.count > 0} />
      <PageHeader
        title="Watch lists"
        description="Customers, their directors and owners are compared with the people and companies of every list in force. Ships and aircraft on a list are kept and never matched: no customer is one."
        actions={
          mayKeep ? (
            <UploadListDialog lists={lists.map(({ code, title, topic, format }) => ({ code, title, topic, format }))} />
          ) : null
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {rescreening.count > 0 ? (
          <Banner title="Customers are being screened again">
            {customers(rescreening.count, rescreening.isMore)} still to be compared with the lists in force. New hits
            open a case by themselves.
          </Banner>
        ) : null}
        {mayKeep ? null : <Banner>A lead of compliance uploads lists and puts them in force.</Banner>}
        {lists.length === 0 ? (
          <Card flush>
            <EmptyState
              icon={<ListChecks />}
              title="No list yet"
              description="Upload a list to have customers screened against it."
            />
          </Card>
        ) : (
          lists.map((list) => (
            <Card
              key={list.code}
              flush
              title={list.title}
              description={`${TOPIC_LABELS[list.topic]} · ${FORMAT_LABELS[list.format]}`}
            >
              <VersionTable list={list} mayKeep={mayKeep} />
            </Card>
          ))
        )}
      </div>
    </>
  );
}
