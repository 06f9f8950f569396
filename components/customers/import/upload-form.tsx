"use client";

import { Download } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Field } from "@/components/forms/field";
import { FileDrop, type FileDropState } from "@/components/forms/file-drop";
import { buttonVariants } from "@/components/ui/button-variants";
import { RadioGroup } from "@/components/ui/radio-group";
import { numberWords } from "@/lib/core/count-words";
import {
  type CustomerType,
  PURPOSE_DESCRIPTIONS,
  PURPOSE_LABELS,
  PURPOSES,
  type Purpose,
} from "@/lib/customers/constants";
import { IMPORT_LIMITS, IMPORTS_PATH } from "@/lib/customers/import/constants";
import { sendImportFile } from "./send-import-file";

const TYPES = [
  { value: "INDIVIDUAL" as const, label: "Individuals", description: "People, in their own name." },
  {
    value: "COMPANY" as const,
    label: "Companies",
    description: "Businesses, with up to 3 directors and 3 owners each.",
  },
];
const PURPOSE_OPTIONS = PURPOSES.map((value) => ({
  value,
  label: PURPOSE_LABELS[value],
  description: PURPOSE_DESCRIPTIONS[value],
}));
const MEGABYTES = IMPORT_LIMITS.maxBytes / 1024 / 1024;

/** What the file is about, a template to fill in, and the file itself. The import begins with the upload. */
export function UploadForm() {
  const router = useRouter();
  const [type, setType] = useState<CustomerType>("INDIVIDUAL");
  const [purpose, setPurpose] = useState<Purpose>("BASIC");
  const [state, setState] = useState<FileDropState>("idle");
  const [percent, setPercent] = useState(0);
  const [fileName, setFileName] = useState<string>();
  const [reason, setReason] = useState<string>();
  const sending = useRef<AbortController>(null);

  async function take(file: File) {
    setFileName(file.name);
    setReason(undefined);
    if (file.size > IMPORT_LIMITS.maxBytes) {
      setState("refused");
      setReason(`This file is larger than ${MEGABYTES} MB. Split it: each part needs the line with the titles.`);
      return;
    }
    setPercent(0);
    setState("uploading");
    sending.current = new AbortController();
    try {
      const show = (part: number) => {
        setPercent(Math.min(99, part));
        // Everything is sent: the file is read whole before the answer comes.
        if (part >= 100) setState("checking");
      };
      const id = await sendImportFile(file, { type, purpose }, show, sending.current.signal);
      router.push(`${IMPORTS_PATH}/${id}` as Route);
    } catch (error) {
      setState("refused");
      setReason(error instanceof Error ? error.message : "The file was not taken. Try again in a minute.");
    }
  }

  const isBusy = state === "uploading" || state === "checking";
  return (
    <div className="grid max-w-[40rem] grid-cols-1 gap-6">
      <Field name="import-type" label="Who is in the file?" kind="group">
        {(ids) => (
          <RadioGroup
            aria-labelledby={`${ids.id}-label`}
            options={TYPES}
            value={type}
            onValueChange={setType}
            disabled={isBusy}
            look="card"
          />
        )}
      </Field>
      <Field name="import-purpose" label="What are the customers for?" kind="group">
        {(ids) => (
          <RadioGroup
            aria-labelledby={`${ids.id}-label`}
            options={PURPOSE_OPTIONS}
            value={purpose}
            onValueChange={setPurpose}
            disabled={isBusy}
            look="card"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-ink-muted text-ui">
          Your own file will do: you match its columns in the next step. Or begin with our template, which names every
          field and has one example.
        </p>
        <a href={`/api/imports/template/${type}?purpose=${purpose}`} download className={buttonVariants()}>
          <Download aria-hidden="true" />
          Download the template
        </a>
      </div>
      <FileDrop
        label="File with customers"
        help={`CSV, up to ${MEGABYTES} MB and ${numberWords(IMPORT_LIMITS.maxLines)} customers. The first line names the columns.`}
        accept=".csv,.txt,.tsv,text/csv"
        state={state}
        percent={percent}
        fileName={fileName}
        reason={reason}
        camera={false}
        onFile={(file) => void take(file)}
        onCancel={() => sending.current?.abort()}
      />
    </div>
  );
}
