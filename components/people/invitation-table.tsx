import { ListTable } from "@/components/data-table/list-table";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import { TextLink } from "@/components/ui/text-link";
import { type MerchantRole, ROLE_LABELS } from "@/lib/auth/constants";
import type { InvitationRow } from "@/lib/people/types";
import { InvitationRowActions } from "./invitation-row-actions";

interface InvitationTableProps {
  invitations: readonly InvitationRow[];
  assignable: readonly MerchantRole[];
  timeZone: string;
  /** In a demo no mail leaves; the outbox shows it. */
  isDemo: boolean;
}

/** Who is invited and has not come yet. */
export function InvitationTable({ invitations, assignable, timeZone, isDemo }: InvitationTableProps) {
  if (invitations.length === 0) return null;
  return (
    <Card
      title="Invitations"
      description={
        isDemo ? (
          <>
            In this demo no mail leaves: read it in the <TextLink href="/outbox">outbox</TextLink>.
          </>
        ) : (
          "Each link works once."
        )
      }
      flush
    >
      <ListTable
        caption="Invitations"
        rows={invitations}
        rowId={(invitation) => invitation.id}
        columns={[
          { id: "email", header: "E-mail", cell: (invitation) => invitation.email },
          { id: "role", header: "Role", cell: (invitation) => ROLE_LABELS[invitation.role].label },
          { id: "by", header: "Invited by", cell: (invitation) => invitation.invitedBy },
          {
            id: "until",
            header: "Valid until",
            cell: (invitation) =>
              invitation.isExpired ? (
                <Badge tone="warning">Ran out</Badge>
              ) : (
                <Instant iso={invitation.expiresAt} timeZone={timeZone} />
              ),
          },
          {
            id: "actions",
            header: "Actions",
            isHeaderHidden: true,
            card: "block",
            cell: (invitation) =>
              assignable.includes(invitation.role) ? <InvitationRowActions invitation={invitation} /> : null,
          },
        ]}
      />
    </Card>
  );
}
