"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { askForExportAction } from "@/lib/customers/export/actions";
import { EXPORT_LIMITS, EXPORTS_PATH, type ExportFormat } from "@/lib/customers/export/constants";
import { COLUMN_HEADERS } from "@/lib/customers/list/constants-columns";
import { selectionWords } from "@/lib/customers/selection/rules";
import type { ExportButtonProps } from "./export-button";

interface ExportDialogProps extends Omit<ExportButtonProps, "isShortOnPhones"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const FORMATS = [
  {
    value: "XLSX",
    label: "Excel",
    description: "Dates are dates, with a filter in each header. Opens in any spreadsheet.",
  },
  { value: "CSV", label: "CSV", description: "Plain text for other systems, one line for each customer." },
] as const;

const LOST = "The answer did not arrive. Check your connection and try again.";

/** What goes into a file, in which format; then the file is made in the background. */
export function ExportDialog({ selection, count, isMore = false, columns, open, onOpenChange }: ExportDialogProps) {
  const router = useRouter();
  const [format, setFormat] = useState<ExportFormat>("XLSX");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  function change(next: boolean) {
    if (isBusy) return;
    setRefusal(undefined);
    onOpenChange(next);
  }

  async function ask() {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await askForExportAction({ selection, columns: [...columns], format }).catch(() => null);
    setBusy(false);
    if (!outcome?.ok) {
      setRefusal(outcome?.message ?? LOST);
      return;
    }
    onOpenChange(false);
    toast.action(
      "We are making the file",
      { label: "See exports", run: () => router.push(EXPORTS_PATH as Route) },
      { description: `A notification comes when it is ready. It is kept for ${EXPORT_LIMITS.lifeHours} hours.` },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title="Export customers"
      description="The file is made in the background; you can go on working."
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button variant="primary" loading={isBusy} onClick={() => void ask()}>
            Make the file
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        <RadioGroup aria-label="Format" look="card" options={FORMATS} value={format} onValueChange={setFormat} />
        <DescriptionList
          items={[
            { term: "Customers", detail: selectionWords(selection, isMore ? undefined : count) },
            {
              term: columns.length === 1 ? "1 column" : `${columns.length} columns`,
              detail: columns.map((id) => COLUMN_HEADERS[id]).join(", "),
            },
            { term: "Order", detail: "As in the list" },
            { term: "Times", detail: "In the time zone of your organisation" },
          ]}
        />
        <p className="text-ui">
          <TextLink href={EXPORTS_PATH}>Files you asked for earlier</TextLink>
        </p>
      </div>
    </Dialog>
  );
}
