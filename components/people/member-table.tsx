import { ListTable } from "@/components/data-table/list-table";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
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
      <ListTable
        caption="Members"
        rows={members}
        rowId={(member) => member.id}
        columns={[
          {
            id: "name",
            header: "Name",
            cell: (member) => (
              <>
                <span className="flex items-center gap-2">
                  {member.name}
                  {member.isSelf ? <Badge>You</Badge> : null}
                </span>
                <span className="block font-normal text-ink-subtle text-mini">{member.email}</span>
              </>
            ),
          },
          {
            id: "two-step",
            header: "Two-step sign-in",
            cell: (member) => (
              <Badge tone={member.hasTotp ? "success" : "neutral"}>{member.hasTotp ? "On" : "Off"}</Badge>
            ),
          },
          {
            id: "seen",
            header: "Last seen here",
            cell: (member) =>
              member.lastSeenAt ? (
                <Instant iso={member.lastSeenAt} timeZone={timeZone} show="datetime" />
              ) : (
                <span className="text-ink-subtle">Not yet</span>
              ),
          },
          {
            id: "role",
            header: "Role",
            align: "end",
            cell: (member) =>
              assignable.includes(member.role) ? (
                <MemberRowActions key={member.role} member={member} assignable={assignable} />
              ) : (
                ROLE_LABELS[member.role].label
              ),
          },
        ]}
      />
    </Card>
  );
}
