import type { ReactNode } from "react";
import { PersonFrame } from "@/components/account/person-frame";
import { LiveRefresh } from "@/components/customers/live-refresh";
import { NoticeBell } from "@/components/notifications/notice-bell";
import { loadUnreadNotices } from "@/lib/notifications/loaders";
import { loadFrame } from "@/lib/people/loaders-frame";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [frame, unread] = await Promise.all([loadFrame(), loadUnreadNotices()]);
  return (
    <PersonFrame frame={frame} notices={unread === null ? undefined : <NoticeBell unread={unread} />}>
      <LiveRefresh audience={`${frame.organisationId ?? "staff"} ${frame.email}`} />
      {children}
    </PersonFrame>
  );
}
