import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CancelImportButton } from "@/components/customers/import/cancel-import-button";
import { ImportCounts } from "@/components/customers/import/import-counts";
import { ImportOutcome } from "@/components/customers/import/import-outcome";
import { ImportProgress } from "@/components/customers/import/import-progress";
import { ImportRows } from "@/components/customers/import/import-rows";
import { ImportSteps } from "@/components/customers/import/import-steps";
import { MatchColumns } from "@/components/customers/import/match-columns";
import { StartImport } from "@/components/customers/import/start-import";
import { Banner } from "@/components/ui/banner";
import { Instant } from "@/components/ui/instant";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { StatusBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import { countWords } from "@/lib/core/count-words";
import { PURPOSE_LABELS } from "@/lib/customers/constants";
import { IMPORT_STATE_LABELS, IMPORT_STATE_TONES, IMPORTS_PATH } from "@/lib/customers/import/constants";
import { loadImport } from "@/lib/customers/import/loaders";
import { isEnded } from "@/lib/customers/import/rules";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params, searchParams }: PageProps<"/customers/import/[id]">) {
  const view = await loadImport((await params).id, await searchParams);
  if (!view) notFound();
  const { detail, organisation, rows } = view;
  const { state, counts, sameFile } = detail;
  const isWorking = state === "CHECKING" || state === "RUNNING";
  return (
    <>
      <RefreshWhile isRunning={isWorking} />
      <PageHeader
        title={detail.fileName}
        badge={<StatusBadge tone={IMPORT_STATE_TONES[state]} label={IMPORT_STATE_LABELS[state]} />}
        description={
          <>
            {countWords(detail.total ?? 0, "line")} of {detail.type === "INDIVIDUAL" ? "individuals" : "companies"} (
            {PURPOSE_LABELS[detail.purpose].toLowerCase()}
            ), uploaded by {detail.createdByName},{" "}
            <Instant iso={detail.createdAt} timeZone={organisation.timeZone} show="datetime" />
          </>
        }
        back={{ href: IMPORTS_PATH, label: "Import customers" }}
        actions={
          isEnded(state) ? undefined : (
            <CancelImportButton importId={detail.id} fileName={detail.fileName} isRunning={state === "RUNNING"} />
          )
        }
      />
      <ImportSteps state={state} hasStarted={detail.startedByName !== null} />
      <div className="grid grid-cols-1 gap-6">
        {sameFile && !isEnded(state) ? (
          <Banner tone="warning" title="Exactly this file was imported before">
            See <TextLink href={`${IMPORTS_PATH}/${sameFile.id}`}>the import of</TextLink>{" "}
            <Instant iso={sameFile.createdAt} timeZone={organisation.timeZone} />. Its customers show up as duplicates.
          </Banner>
        ) : null}
        {state === "UPLOADED" && view.columns ? (
          <MatchColumns
            key={detail.version}
            detail={detail}
            columns={view.columns}
            fields={view.fields}
            needed={view.needed}
            extras={view.extras}
          />
        ) : null}
        {state === "UPLOADED" && !view.columns ? (
          <Banner tone="danger" title="The file cannot be read at the moment">
            Load the page again in a minute. If that does not help, cancel this import and upload the file again.
          </Banner>
        ) : null}
        {isWorking ? <ImportProgress detail={detail} /> : null}
        {isEnded(state) ? <ImportOutcome detail={detail} /> : null}
        {state === "CHECKED" ? (
          <>
            <ImportCounts
              counts={[
                { label: "Lines", value: detail.total ?? 0 },
                { label: "Ready", value: counts.READY, tone: "success" },
                { label: "With problems", value: counts.INVALID, tone: "danger" },
                { label: "Look like duplicates", value: counts.DUPLICATE, tone: "warning" },
              ]}
            />
            <StartImport key={detail.version} detail={detail} />
          </>
        ) : null}
        {rows ? <ImportRows detail={detail} show={view.show} after={view.after} page={rows} /> : null}
      </div>
    </>
  );
}
