import { ListTable } from "@/components/data-table/list-table";
import { Instant } from "@/components/ui/instant";
import { Progress } from "@/components/ui/progress";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Tone } from "@/components/ui/tone";
import { VERSION_STATE_LABELS, type VersionState } from "@/lib/screening/constants";
import type { ListRow, VersionRow } from "@/lib/screening/lists/types";
import { ActivateButton } from "./activate-button";

const TONES: Record<VersionState, Tone> = {
  IMPORTING: "info",
  READY: "warning",
  ACTIVE: "success",
  SUPERSEDED: "neutral",
  FAILED: "danger",
};

const count = (value: number) => value.toLocaleString("en");

/** The one before the one in force: its names are still kept. */
const previous = (versions: readonly VersionRow[]) =>
  versions
    .filter((version) => version.state === "SUPERSEDED")
    .sort((a, b) => (b.activatedAt ?? "").localeCompare(a.activatedAt ?? ""))[0];

/** The newest versions of one list, what became of each, and for a lead the way to put one in force. */
export function VersionTable({ list, mayKeep }: { list: ListRow; mayKeep: boolean }) {
  const back = previous(list.versions);
  return (
    <ListTable
      caption={`Versions of ${list.title}`}
      rows={list.versions}
      rowId={(version) => version.id}
      columns={[
        {
          id: "version",
          header: "Version",
          className: "tabular",
          cell: (version) => (
            <>
              <span className="sm:hidden">Version </span>
              {version.version}
            </>
          ),
        },
        {
          id: "state",
          header: "State",
          card: "block",
          className: "sm:min-w-52",
          cell: (version) => (
            <div>
              <StatusBadge tone={TONES[version.state]} label={VERSION_STATE_LABELS[version.state]} />
              {version.state === "IMPORTING" ? (
                <Progress
                  className="mt-1.5"
                  value={null}
                  label={`${count(version.importedRows)} entries taken in so far`}
                  showLabel
                />
              ) : null}
              {version.error ? <p className="mt-1 max-w-md text-ink-muted text-mini">{version.error}</p> : null}
            </div>
          ),
        },
        { id: "entries", header: "Entries", align: "end", cell: (version) => count(version.entryCount) },
        {
          id: "files",
          header: "Files",
          className: "text-ink-muted text-mini sm:min-w-40",
          cell: (version) =>
            version.files.length > 0 ? version.files.map((file) => file.name).join(", ") : "Comes with Portico",
        },
        {
          id: "uploaded",
          header: "Uploaded",
          className: "sm:whitespace-nowrap",
          cell: (version) => (
            <div>
              <Instant iso={version.createdAt} show="datetime" />
              <span className="block text-ink-subtle text-mini">by {version.createdByName}</span>
            </div>
          ),
        },
        {
          id: "since",
          header: "In force since",
          className: "sm:whitespace-nowrap",
          cell: (version) => (version.activatedAt ? <Instant iso={version.activatedAt} show="datetime" /> : "Never"),
        },
        {
          id: "actions",
          header: "Actions",
          isHeaderHidden: true,
          card: "block",
          align: "end",
          cell: (version) =>
            mayKeep && (version.state === "READY" || version.id === back?.id) ? (
              <ActivateButton
                list={list.title}
                version={{ id: version.id, version: version.version, entryCount: version.entryCount }}
                isOld={version.state === "SUPERSEDED"}
              />
            ) : null,
        },
      ]}
    />
  );
}
