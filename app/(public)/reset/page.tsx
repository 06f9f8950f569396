import type { Metadata } from "next";
import { ResetPassword } from "@/components/people/reset-password";
import { PublicFrame } from "@/components/shell/public-frame";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Choose a new password" };

export default function ResetPage() {
  return (
    <PublicFrame title="Choose a new password">
      <ResetPassword isDemo={env().PORTICO_DEMO && !env().SMTP_URL} />
    </PublicFrame>
  );
}
