"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DescriptionList } from "@/components/ui/description-list";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
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

/** What goes into a file, in which format; then the file is made in the background. */
export function ExportDialog({ selection, count, isMore = false, columns, open, onOpenChange }: ExportDialogProps) {
  const router = useRouter();
  const [format, setFormat] = useState<ExportFormat>("XLSX");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  function change(next: boolean) {
    setRefusal(undefined);
    onOpenChange(next);
  }

  async function ask(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await askForExportAction({ selection, columns: [...columns], format }).catch(unanswered);
    setBusy(false);
    if (!outcome.ok) {
      setRefusal(outcome.message);
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
    <FormDialog
      open={open}
      onOpenChange={change}
      title="Export customers"
      description="The file is made in the background; you can go on working."
      confirmLabel="Make the file"
      busy={isBusy}
      refusal={refusal}
      onSubmit={(event) => void ask(event)}
    >
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
    </FormDialog>
  );
}
