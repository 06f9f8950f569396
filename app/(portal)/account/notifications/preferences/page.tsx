import type { Metadata } from "next";
import { PreferenceList } from "@/components/notifications/preference-list";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { NOTICES_PATH } from "@/lib/notifications/constants-bell";
import { loadNoticePreferences } from "@/lib/notifications/loaders";

export const metadata: Metadata = { title: "Notification preferences" };

export default async function NoticePreferencesPage() {
  const preferences = await loadNoticePreferences();
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Notification preferences"
        description="What you hear of, and how. This holds for you alone, in every organisation you work in."
        back={{ href: NOTICES_PATH, label: "Notifications" }}
      />
      <Card flush>
        <PreferenceList preferences={preferences} />
      </Card>
    </div>
  );
}
