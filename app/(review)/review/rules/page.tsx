import type { Metadata } from "next";
import { RulesDesk } from "@/components/rule-sets/rules-desk";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { loadRules } from "@/lib/reviews/rule-sets/loaders";

export const metadata: Metadata = { title: "Rules" };

export default async function RulesPage() {
  const { inForce, versions, trial, mayEdit } = await loadRules();
  return (
    <>
      <PageHeader
        title="Rules"
        description={`What the automated review makes of what it finds. Version ${inForce.version} is in force for all organisations.`}
      />
      <div className="grid gap-6">
        {mayEdit ? null : <Banner>A lead of compliance changes the rules. You can read them and their history.</Banner>}
        <RulesDesk
          // A version that somebody switched on starts the form anew.
          key={inForce.version}
          inForce={inForce}
          versions={versions}
          lastTrial={trial}
          mayEdit={mayEdit}
        />
      </div>
    </>
  );
}
