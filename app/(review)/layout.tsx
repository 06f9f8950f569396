import type { ReactNode } from "react";
import { PersonFrame } from "@/components/account/person-frame";
import { LiveRefresh } from "@/components/customers/live-refresh";
import { NoticeBell } from "@/components/notifications/notice-bell";
import { AwayControl } from "@/components/reviews/away-control";
import { loadUnreadNotices } from "@/lib/notifications/loaders";
import { loadFrame } from "@/lib/people/loaders-frame";
import { loadAvailability } from "@/lib/reviews/queue/loaders";

export default async function ReviewLayout({ children }: { children: ReactNode }) {
  const [frame, unread, availability] = await Promise.all([loadFrame(), loadUnreadNotices(), loadAvailability()]);
  return (
    <PersonFrame
      frame={frame}
      notices={unread === null ? undefined : <NoticeBell unread={unread} />}
      footer={availability ? <AwayControl awayUntil={availability.awayUntil} /> : undefined}
    >
      <LiveRefresh audience={`${frame.organisationId ?? "staff"} ${frame.email}`} />
      {children}
    </PersonFrame>
  );
}
