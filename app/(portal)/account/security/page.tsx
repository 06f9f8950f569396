import type { Metadata } from "next";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList } from "@/components/account/session-list";
import { TwoStepCard } from "@/components/account/two-step-card";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { loadSecurity } from "@/lib/people/loaders";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const { sessions, ...twoStep } = await loadSecurity();
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Security"
        description="How you sign in, and where you are signed in."
        back={{ href: "/account", label: "Profile" }}
      />
      <div className="grid grid-cols-1 gap-6">
        <TwoStepCard {...twoStep} />
        <Card title="Password" description="Changing it signs out every other session.">
          <PasswordForm />
        </Card>
        <SessionList sessions={sessions} />
      </div>
    </div>
  );
}
