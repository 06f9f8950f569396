import type { Metadata } from "next";
import { AuditLog } from "@/components/audit/audit-log";
import { PageHeader } from "@/components/ui/page-header";
import { loadPlatformAudit } from "@/lib/audit/loaders";
import { auditFilters } from "@/lib/audit/rules";

export const metadata: Metadata = { title: "Audit log" };

const PATH = "/review/audit";

export default async function AuditPage({ searchParams }: PageProps<"/review/audit">) {
  const page = await loadPlatformAudit(auditFilters(await searchParams));
  return (
    <div className="max-w-5xl">
      <PageHeader
        title="Audit log"
        description="Who did what, in every organisation and in compliance. Each entry is signed and sealed into one chain."
      />
      <AuditLog page={page} path={PATH} audience="staff" />
    </div>
  );
}
