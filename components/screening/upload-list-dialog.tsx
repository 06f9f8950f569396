"use client";

import { Upload } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Progress } from "@/components/ui/progress";
import { Select } from "@/components/ui/select";
import {
  FORMAT_LABELS,
  LIST_FORMATS,
  type ListFormat,
  PARTS_BY_FORMAT,
  TOPIC_LABELS,
  TOPICS,
  type Topic,
} from "@/lib/screening/constants";
import { nameOfPart } from "@/lib/screening/lists/rules";
import { type ChosenFiles, useListUpload } from "./use-list-upload";

interface UploadListDialogProps {
  lists: readonly { code: string; title: string; topic: Topic; format: ListFormat }[];
}

const NEW = "";
const codeOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);

/** A new version of a list, or a new list, from the files as they are published. */
export function UploadListDialog({ lists }: UploadListDialogProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [of, setOf] = useState(NEW);
  const [title, setTitle] = useState("");
  const [topic, setTopic] = useState<Topic>("SANCTIONS");
  const [format, setFormat] = useState<ListFormat>("OPENSANCTIONS");
  const [files, setFiles] = useState<ChosenFiles>({});
  const [missing, setMissing] = useState<string>();
  const upload = useListUpload(() => setOpen(false));
  const known = lists.find((list) => list.code === of);
  const facts = known
    ? { list: known.code, title: known.title, topic: known.topic, format: known.format }
    : { list: codeOf(title), title: title.trim(), topic, format };
  const { required, optional } = PARTS_BY_FORMAT[facts.format];
  const isBusy = upload.percent !== null;

  function open(next: boolean) {
    if (isBusy) return;
    setOpen(next);
    setFiles({});
    setMissing(undefined);
    upload.clear();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const lacks =
      facts.list.length < 2
        ? "Give the list a title of at least two letters or digits."
        : files[required]
          ? undefined
          : `Choose the file ${nameOfPart(required)}.`;
    setMissing(lacks);
    if (!lacks) void upload.send(facts, files);
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      trigger={
        <Button variant="primary">
          <Upload aria-hidden="true" />
          Upload a list
        </Button>
      }
      title="Upload a list"
      description="The version in force stays until the new one is imported whole. Then all customers are screened again."
      footer={
        <>
          <Button onClick={() => (isBusy ? upload.cancel() : open(false))}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" loading={isBusy}>
            Upload
          </Button>
        </>
      }
    >
      <form id={id} method="post" onSubmit={submit} noValidate className="grid gap-4">
        {(missing ?? upload.refusal) ? (
          <Banner tone="danger" live>
            {missing ?? upload.refusal}
          </Banner>
        ) : null}
        <Field name="list-of" label="List">
          {(ids) => (
            <Select
              {...ids}
              value={of === NEW ? "new" : of}
              onValueChange={(code) => setOf(code === "new" ? NEW : code)}
              options={[
                { value: "new", label: "A new list" },
                ...lists.map((list) => ({ value: list.code, label: `Next version of ${list.title}` })),
              ]}
            />
          )}
        </Field>
        {known ? null : (
          <>
            <PlainField
              name="list-title"
              label="Title"
              autoComplete="off"
              maxLength={80}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              help="As reviewers read it beside each hit."
            />
            <Field name="list-topic" label="About">
              {(ids) => (
                <Select
                  {...ids}
                  value={topic}
                  onValueChange={setTopic}
                  options={TOPICS.map((value) => ({ value, label: TOPIC_LABELS[value] }))}
                />
              )}
            </Field>
            <Field name="list-format" label="Format">
              {(ids) => (
                <Select
                  {...ids}
                  value={format}
                  onValueChange={setFormat}
                  options={LIST_FORMATS.map((value) => ({ value, label: FORMAT_LABELS[value] }))}
                />
              )}
            </Field>
          </>
        )}
        {[required, ...optional].map((part) => (
          <Field key={part} name={`list-${part}`} label={nameOfPart(part)} required={part === required}>
            {(ids) => (
              <Input
                {...ids}
                type="file"
                accept=".csv,text/csv"
                className="py-1.5 file:mr-3 file:rounded-md file:border-0 file:bg-sunken file:px-2 file:py-0.5 file:text-ink file:text-mini"
                onChange={(event) => setFiles({ ...files, [part]: event.target.files?.[0] })}
              />
            )}
          </Field>
        ))}
        {isBusy ? <Progress value={upload.percent} label="Uploading" showLabel /> : null}
      </form>
    </Dialog>
  );
}
