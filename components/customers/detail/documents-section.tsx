"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { DocumentList } from "@/components/documents/document-list";
import { DocumentSlots } from "@/components/documents/document-slots";
import { RequestNote } from "@/components/requests/request-note";
import type { DocumentRequirement } from "@/lib/customers/rules-completeness";
import type { DocumentRow } from "@/lib/documents/types";
import type { QuestionView } from "@/lib/requests/types";

interface DocumentsSectionProps {
  customerId: string;
  requirements: readonly DocumentRequirement[];
  documents: readonly DocumentRow[];
  today: string;
  timeZone: string;
  mayUpload: boolean;
  /** By subject, YYYY-MM-DD. */
  idExpiries: Readonly<Record<string, string | undefined>>;
  /** What compliance asks for. */
  asked: readonly QuestionView[];
}

/** Slots to fill and replace for those who may, the list of files for everybody else. */
export function DocumentsSection({
  customerId,
  mayUpload,
  timeZone,
  idExpiries,
  asked,
  ...rest
}: DocumentsSectionProps) {
  const router = useRouter();
  useEffect(() => {
    function openSlot() {
      const slot = document.getElementById(window.location.hash.slice(1));
      if (!slot?.id.startsWith("document-")) return;
      const folded = slot.closest("details");
      if (folded) folded.open = true;
      slot.scrollIntoView({ block: "start" });
      slot.focus({ preventScroll: true });
    }
    openSlot();
    window.addEventListener("hashchange", openSlot);
    return () => window.removeEventListener("hashchange", openSlot);
  }, []);

  if (!mayUpload) {
    const whose = (subject: string) =>
      rest.requirements.find((one) => one.subject === subject && subject !== "customer")?.label.split(" of ")[1];
    return <DocumentList documents={rest.documents} purpose="own_check" timeZone={timeZone} subjectLabel={whose} />;
  }
  return (
    <DocumentSlots
      target={{ customerId }}
      {...rest}
      idExpiryOf={(subject) => idExpiries[subject]}
      noteOf={({ slot, subject }) => {
        const here = asked.filter((one) => one.slot === slot && one.section === subject);
        return here.length > 0 ? here.map((one) => <RequestNote key={one.id} question={one} />) : null;
      }}
      onChange={() => router.refresh()}
    />
  );
}
