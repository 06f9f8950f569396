import type { Metadata } from "next";
import { InvitationTable } from "@/components/people/invitation-table";
import { InviteDialog } from "@/components/people/invite-dialog";
import { MemberTable } from "@/components/people/member-table";
import { PageHeader } from "@/components/ui/page-header";
import { loadPeople } from "@/lib/people/loaders";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { members, invitations, assignable, timeZone, isDemo } = await loadPeople();
  return (
    <>
      <PageHeader
        title="People"
        description="Who works in this organisation, and what each may do."
        actions={assignable.length > 0 ? <InviteDialog assignable={assignable} /> : null}
      />
      <div className="grid grid-cols-1 gap-6">
        <MemberTable members={members} assignable={assignable} timeZone={timeZone} />
        <InvitationTable invitations={invitations} assignable={assignable} timeZone={timeZone} isDemo={isDemo} />
      </div>
    </>
  );
}
