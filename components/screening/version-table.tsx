import { Instant } from "@/components/ui/instant";
import { Progress } from "@/components/ui/progress";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table } from "@/components/ui/table";
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
    <Table caption={`Versions of ${list.title}`}>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">State</th>
          <th scope="col" className="text-right">
            Entries
          </th>
          <th scope="col">Files</th>
          <th scope="col">Uploaded (UTC)</th>
          <th scope="col">In force since (UTC)</th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.versions.map((version) => (
          <tr key={version.id}>
            <th scope="row" className="tabular text-ink! text-ui!">
              {version.version}
            </th>
            <td className="min-w-52">
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
            </td>
            <td className="tabular text-right">{count(version.entryCount)}</td>
            <td className="min-w-40 text-ink-muted text-mini">
              {version.files.length > 0 ? version.files.map((file) => file.name).join(", ") : "Comes with Portico"}
            </td>
            <td className="whitespace-nowrap">
              <Instant iso={version.createdAt} show="datetime" />
              <span className="block text-ink-subtle text-mini">by {version.createdByName}</span>
            </td>
            <td className="whitespace-nowrap">
              {version.activatedAt ? <Instant iso={version.activatedAt} show="datetime" /> : "Never"}
            </td>
            <td className="text-right">
              {mayKeep && (version.state === "READY" || version.id === back?.id) ? (
                <ActivateButton
                  list={list.title}
                  version={{ id: version.id, version: version.version, entryCount: version.entryCount }}
                  isOld={version.state === "SUPERSEDED"}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
