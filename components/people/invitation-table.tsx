import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import { Table } from "@/components/ui/table";
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
      <Table caption="Invitations">
        <thead>
          <tr>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">Invited by</th>
            <th scope="col">Valid until</th>
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <th scope="row" className="text-ink text-ui">
                {invitation.email}
              </th>
              <td>{ROLE_LABELS[invitation.role].label}</td>
              <td>{invitation.invitedBy}</td>
              <td>
                {invitation.isExpired ? (
                  <Badge tone="warning">Ran out</Badge>
                ) : (
                  <Instant iso={invitation.expiresAt} timeZone={timeZone} />
                )}
              </td>
              <td>{assignable.includes(invitation.role) ? <InvitationRowActions invitation={invitation} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
