import type { Metadata } from "next";
import { FeatureList } from "@/components/organisations/feature-list";
import { SettingsForm } from "@/components/organisations/settings-form";
import { Card } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { loadSettings } from "@/lib/organisations/loaders";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { organisation, mayChange } = await loadSettings();
  return (
    <div className="max-w-2xl">
      <PageHeader title="Settings" description={`What holds for everybody in ${organisation.name}.`} />
      <div className="grid grid-cols-1 gap-6">
        <Card title="Organisation">
          <DescriptionList
            items={[
              { term: "Name", detail: organisation.name },
              { term: "Organisation ID", detail: <CopyableId value={organisation.id} label="Organisation ID" /> },
              ...(mayChange
                ? []
                : [
                    { term: "Contact e-mail", detail: organisation.contactEmail },
                    { term: "Time zone", detail: organisation.timeZone.replaceAll("_", " ") },
                    {
                      term: "Two-step sign-in",
                      detail: organisation.requiresTotp ? "Asked of everybody" : "Up to each person",
                    },
                  ]),
            ]}
          />
        </Card>
        {mayChange ? (
          <Card title="Preferences">
            <SettingsForm organisation={organisation} />
          </Card>
        ) : null}
        <Card
          title="What is switched on"
          description={
            <>
              To change one of these write to{" "}
              <a
                className="rounded-sm text-accent-ink underline underline-offset-2"
                href={`mailto:${organisation.contactEmail}`}
              >
                {organisation.contactEmail}
              </a>{" "}
              and name your Organisation ID.
            </>
          }
        >
          <FeatureList switches={organisation} />
        </Card>
      </div>
    </div>
  );
}
