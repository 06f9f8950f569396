import { Card } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table } from "@/components/ui/table";
import { SWITCH_NAMES, SWITCHES } from "@/lib/organisations/constants";
import type { OrganisationRow } from "@/lib/organisations/types";
import { ComplianceDialog } from "./compliance-dialog";
import { InviteOwnerDialog } from "./invite-owner-dialog";
import { OrganisationSwitch } from "./organisation-switch";
import { SuspendButton } from "./suspend-button";

/** Only this much of a row travels to the browser as properties. */
const named = ({ id, name }: OrganisationRow) => ({ id, name });
const people = (count: number) => `${count} ${count === 1 ? "person" : "people"}`;

/** Every organisation with its switches, for the operator. */
export function OrganisationTable({ organisations }: { organisations: readonly OrganisationRow[] }) {
  return (
    <Card flush>
      <Table caption="Organisations">
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            <th scope="col">State</th>
            <th scope="col">People</th>
            {SWITCH_NAMES.map((name) => (
              <th key={name} scope="col">
                {SWITCHES[name].label}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {organisations.map((organisation) => (
            <tr key={organisation.id}>
              <th scope="row" className="py-2">
                <span className="block text-ink text-ui">{organisation.name}</span>
                <CopyableId
                  value={organisation.id}
                  short={`${organisation.id.slice(0, 8)}…${organisation.id.slice(-4)}`}
                  label="Organisation ID"
                />
              </th>
              <td>
                <StatusBadge
                  tone={organisation.suspendedAt ? "danger" : "success"}
                  label={organisation.suspendedAt ? "Suspended" : "Active"}
                />
              </td>
              <td className="whitespace-nowrap">
                {people(organisation.memberCount)}
                <span className="block text-ink-subtle text-mini">
                  {organisation.ownerCount === 0 ? "No owner yet" : ""}
                  {organisation.openInvitationCount > 0 ? ` ${organisation.openInvitationCount} invited` : ""}
                </span>
              </td>
              {SWITCH_NAMES.map((name) => (
                <td key={name}>
                  <OrganisationSwitch
                    key={String(organisation[name])}
                    organisation={named(organisation)}
                    name={name}
                    on={organisation[name]}
                  />
                </td>
              ))}
              <td>
                <div className="flex justify-end gap-2">
                  <ComplianceDialog organisation={named(organisation)} settings={organisation.compliance} />
                  <InviteOwnerDialog organisation={named(organisation)} />
                  <SuspendButton organisation={named(organisation)} isSuspended={organisation.suspendedAt !== null} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
