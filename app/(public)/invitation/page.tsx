import type { Metadata } from "next";
import { AcceptInvitation } from "@/components/people/accept-invitation";
import { PublicFrame } from "@/components/shell/public-frame";
import { signedIn } from "@/lib/auth/request";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage() {
  const person = await signedIn();
  return (
    <PublicFrame title="Invitation">
      <AcceptInvitation signedInAs={person?.user.email ?? null} />
    </PublicFrame>
  );
}
