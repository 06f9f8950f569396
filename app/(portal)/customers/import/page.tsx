import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { ImportList } from "@/components/customers/import/import-list";
import { UploadForm } from "@/components/customers/import/upload-form";
import { CreationOff } from "@/components/customers/table/creation-off";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { loadImports } from "@/lib/customers/import/loaders";

export const metadata: Metadata = { title: "Import customers" };

export default async function ImportsPage() {
  const { organisation, imports } = await loadImports();
  return (
    <>
      <PageHeader
        title="Import customers"
        description="Add many customers from a file. Every line is checked first; nothing is created until you say so."
        back={{ href: "/customers", label: "All customers" }}
      />
      <div className="grid grid-cols-1 gap-8">
        {organisation.canCreateCustomers ? <UploadForm /> : <CreationOff organisation={organisation} />}
        <Card flush title="Imports so far" description="A file is kept for 30 days after its import has ended.">
          {imports.length > 0 ? (
            <ImportList imports={imports} timeZone={organisation.timeZone} />
          ) : (
            <EmptyState
              icon={<FileUp />}
              title="No import yet"
              description="A file that you upload stands here with its state, also when you leave in between."
            />
          )}
        </Card>
      </div>
    </>
  );
}
