import type { ReactNode } from "react";
import { PersonFrame } from "@/components/account/person-frame";
import { LiveRefresh } from "@/components/customers/live-refresh";
import { loadFrame } from "@/lib/people/loaders-frame";

export default async function ReviewLayout({ children }: { children: ReactNode }) {
  return (
    <PersonFrame frame={await loadFrame()}>
      <LiveRefresh />
      {children}
    </PersonFrame>
  );
}
