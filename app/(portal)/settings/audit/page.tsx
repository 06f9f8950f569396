import type { Metadata } from "next";
import { AuditLog } from "@/components/audit/audit-log";
import { PageHeader } from "@/components/ui/page-header";
import { loadOrganisationAudit } from "@/lib/audit/loaders";
import { auditFilters } from "@/lib/audit/rules";

export const metadata: Metadata = { title: "Audit log" };

const PATH = "/settings/audit";

export default async function OrganisationAuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const page = await loadOrganisationAudit(auditFilters(await searchParams));
  return (
    <div className="max-w-5xl">
      <PageHeader title="Audit log" description="Who did what in your organisation, and when. Nobody can change it." />
      <AuditLog page={page} path={PATH} audience="merchant" />
    </div>
  );
}
