import type { Metadata } from "next";
import { CustomerActions } from "@/components/customers/detail/customer-actions";
import { CustomerFacts } from "@/components/customers/detail/customer-facts";
import { CustomerLive } from "@/components/customers/detail/customer-live";
import { DocumentsSection } from "@/components/customers/detail/documents-section";
import { NextStep } from "@/components/customers/detail/next-step";
import { PageSections } from "@/components/customers/detail/page-sections";
import { ProfileBlocks } from "@/components/customers/detail/profile-blocks";
import { ReviewChecks } from "@/components/customers/detail/review-checks";
import { SendersSection } from "@/components/customers/detail/senders-section";
import { RequestBlock } from "@/components/requests/request-block";
import { UploadLinks } from "@/components/requests/upload-links";
import { RestrictionsPanel } from "@/components/restrictions/restrictions-panel";
import { SenderValidationOff } from "@/components/senders/sender-validation-off";
import { Timeline } from "@/components/timeline/timeline";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { PrintedAt } from "@/components/ui/printed-at";
import { StatusBadge } from "@/components/ui/status-badge";
import { STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import { loadCustomer } from "@/lib/customers/detail/loaders";
import { askedPlaces, openDocumentQuestions, openRequest } from "@/lib/requests/rules";

export async function generateMetadata({ params }: PageProps<"/customers/[id]">): Promise<Metadata> {
  const { detail } = await loadCustomer((await params).id);
  return { title: detail.name };
}

export default async function CustomerPage({ params }: PageProps<"/customers/[id]">) {
  const page = await loadCustomer((await params).id);
  const { detail, organisation, may, senders } = page;
  const { timeZone } = organisation;
  const customer = { id: detail.id, name: detail.name };
  const request = openRequest(page.requests);
  return (
    <>
      <PageHeader
        title={detail.name}
        badge={<StatusBadge tone={STATUS_TONES[detail.status]} label={STATUS_LABELS[detail.status]} />}
        back={{ href: "/customers", label: "All customers" }}
        actions={<CustomerActions customer={customer} may={may} />}
      />
      <PrintedAt timeZone={timeZone}>
        <p>
          {organisation.name}: customer <span className="font-mono">{detail.id}</span>
        </p>
      </PrintedAt>
      <CustomerLive
        customerId={detail.id}
        statusLabel={STATUS_LABELS[detail.status]}
        isWaiting={detail.status === "UNDER_REVIEW"}
      />
      <div className="grid gap-6">
        {request ? (
          <RequestBlock customerId={detail.id} request={request} timeZone={timeZone} mayAnswer={may.edit} />
        ) : null}
        <NextStep
          asked={request && askedPlaces(request)}
          detail={detail}
          mayEdit={may.edit}
          contactEmail={organisation.contactEmail}
        />
        <CustomerFacts detail={detail} timeZone={timeZone} mayEnable={may.enable} />
        <PageSections />
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem] print:grid-cols-1">
          <div className="grid min-w-0 gap-6">
            <section aria-labelledby="profile" className="grid gap-3">
              <h2 id="profile" className="font-semibold text-ink text-sm">
                Profile
              </h2>
              <ProfileBlocks detail={detail} mayReveal={may.reveal} mayEdit={may.edit} />
            </section>
            <Card id="documents" title="Documents" description="Private: each look is kept in the timeline.">
              {may.upload ? (
                <UploadLinks
                  of={{ customerId: detail.id, name: detail.name }}
                  links={page.links}
                  isAnythingWanted={detail.missing.some((item) => item.kind === "document")}
                  timeZone={timeZone}
                />
              ) : null}
              <DocumentsSection
                customerId={detail.id}
                requirements={page.requirements}
                documents={page.documents}
                today={organisation.today}
                timeZone={timeZone}
                mayUpload={may.upload}
                idExpiries={page.idExpiries}
                asked={openDocumentQuestions(page.requests)}
              />
            </Card>
            <Card id="senders" title="Senders" description="Bank accounts that may fund this customer's wallet in AUD.">
              {organisation.hasSenderValidation ? null : <SenderValidationOff organisation={organisation} />}
              {organisation.hasSenderValidation || senders.length > 0 ? (
                <SendersSection
                  customer={customer}
                  senders={senders}
                  choices={page.senderChoices}
                  timeZone={timeZone}
                  mayLink={may.link}
                  isOn={organisation.hasSenderValidation}
                />
              ) : null}
            </Card>
          </div>
          <div className="grid min-w-0 gap-6">
            <RestrictionsPanel
              customer={customer}
              restrictions={detail.restrictions}
              timeZone={timeZone}
              today={organisation.today}
              mayWrite={may.restrict}
            />
            <Card id="review" title="Automated review">
              <ReviewChecks detail={detail} timeZone={timeZone} />
            </Card>
            <Card id="timeline" title="Timeline">
              <Timeline entries={detail.timeline} timeZone={timeZone} />
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}
