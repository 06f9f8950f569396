import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import { Table } from "@/components/ui/table";
import { type MerchantRole, ROLE_LABELS } from "@/lib/auth/constants";
import type { MemberRow } from "@/lib/people/types";
import { MemberRowActions } from "./member-row-actions";

interface MemberTableProps {
  members: readonly MemberRow[];
  assignable: readonly MerchantRole[];
  timeZone: string;
}

/** Everybody in the organisation. */
export function MemberTable({ members, assignable, timeZone }: MemberTableProps) {
  return (
    <Card title="Members" description={`${members.length} ${members.length === 1 ? "person" : "people"}`} flush>
      <Table caption="Members">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Two-step sign-in</th>
            <th scope="col">Last seen here</th>
            <th scope="col" className="text-right">
              Role
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row" className="py-2">
                <span className="flex items-center gap-2 text-ink text-ui">
                  {member.name}
                  {member.isSelf ? <Badge>You</Badge> : null}
                </span>
                <span className="block font-normal">{member.email}</span>
              </th>
              <td>
                <Badge tone={member.hasTotp ? "success" : "neutral"}>{member.hasTotp ? "On" : "Off"}</Badge>
              </td>
              <td>
                {member.lastSeenAt ? (
                  <Instant iso={member.lastSeenAt} timeZone={timeZone} show="datetime" />
                ) : (
                  <span className="text-ink-subtle">Not yet</span>
                )}
              </td>
              <td className="text-right">
                {assignable.includes(member.role) ? (
                  <MemberRowActions key={member.role} member={member} assignable={assignable} />
                ) : (
                  ROLE_LABELS[member.role].label
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
