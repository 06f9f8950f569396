import type { Metadata } from "next";
import { cookies } from "next/headers";
import { LetterKeysSwitch } from "@/components/account/letter-keys-switch";
import { MembershipList } from "@/components/account/membership-list";
import { NameForm } from "@/components/account/name-form";
import { isLetterKeysOn, LETTER_KEYS_COOKIE } from "@/components/data-table/letter-keys";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadFrame } from "@/lib/people/loaders-frame";

export const metadata: Metadata = { title: "Profile" };

export default async function AccountPage() {
  const [frame, kept] = await Promise.all([loadFrame(), cookies()]);
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Profile"
        description={frame.email}
        actions={<LinkButton href="/account/security">Security</LinkButton>}
      />
      <div className="grid grid-cols-1 gap-6">
        <Card title="About you">
          <NameForm name={frame.name} />
        </Card>
        <Card id="keys" title="Keyboard" description="Kept in this browser.">
          <LetterKeysSwitch isOn={isLetterKeysOn(kept.get(LETTER_KEYS_COOKIE)?.value)} />
        </Card>
        <Card title="Your organisations" flush>
          <MembershipList organisations={frame.organisations} current={frame.organisationId} />
        </Card>
      </div>
    </div>
  );
}
