"use client";

import { Camera, CircleAlert, CircleCheck, Upload } from "lucide-react";
import { type ChangeEvent, type ReactNode, useId, useRef } from "react";
import { useDropzone } from "react-dropzone";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/core/cn";
import { FilePreview } from "./file-preview";

export type FileDropState = "idle" | "uploading" | "checking" | "accepted" | "refused";

interface FileDropProps {
  label: string;
  required?: boolean | undefined;
  /** What may come in, in words: "PNG, JPEG or PDF, up to 5 MB". */
  help: ReactNode;
  /** The accept attribute: "image/png,image/jpeg,application/pdf". Only a hint to the file dialog; the caller judges. */
  accept: string;
  state: FileDropState;
  /** 0 to 100 while uploading. */
  percent?: number | undefined;
  fileName?: string | undefined;
  /** Refused: why, in words and with what to do. Accepted: a remark, if any. */
  reason?: ReactNode | undefined;
  /** An image of the file; left out = a file sign. */
  previewUrl?: string | undefined;
  /** Offers the camera of a phone. */
  camera?: boolean | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  onFile: (file: File) => void;
  onCancel?: (() => void) | undefined;
  onRetry?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
  /** Opens the file larger. */
  onPreview?: (() => void) | undefined;
}

const looks: Partial<Record<FileDropState, string>> = {
  idle: "border-control border-dashed bg-surface",
  refused: "border-danger-line bg-danger-soft",
};

/** One upload slot: drop, browse or camera; then progress, verdict, replace. Holds no state of its own. */
export function FileDrop(props: FileDropProps) {
  const { label, required, help, accept, state, percent = 0, fileName, reason, previewUrl, camera = true } = props;
  const { disabled = false, onFile, onCancel, onRetry, onRemove, onPreview } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const browse = useRef<HTMLInputElement>(null);
  const capture = useRef<HTMLInputElement>(null);
  const busy = state === "uploading" || state === "checking";
  const dropzone = useDropzone({
    noClick: true,
    noKeyboard: true,
    multiple: false,
    disabled: disabled || busy,
    onDrop: (files, rejected) => {
      const file = files[0] ?? rejected[0]?.file;
      if (file) {
        onFile(file);
      }
    },
  });

  function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // Emptied, or choosing the same file again would say nothing.
    event.target.value = "";
    if (file) {
      onFile(file);
    }
  }

  const spoken = {
    idle: "",
    uploading: `${label}: uploading`,
    checking: `${label}: checking the file`,
    accepted: `${label}: accepted`,
    refused: `${label}: refused`,
  }[state];

  return (
    <div
      {...dropzone.getRootProps({
        id,
        role: "group",
        "aria-labelledby": `${id}-label`,
        "aria-describedby": `${id}-help`,
        tabIndex: undefined,
        className: cn(
          "rounded-lg border p-4 text-ui transition-colors",
          state !== "idle" && "shadow-card",
          dropzone.isDragActive
            ? "border-accent-ink bg-accent-soft"
            : (looks[state] ?? "border-line-strong bg-surface"),
        ),
      })}
    >
      <input ref={browse} type="file" accept={accept} hidden tabIndex={-1} aria-hidden="true" onChange={take} />
      {camera ? (
        <input
          ref={capture}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          tabIndex={-1}
          aria-hidden="true"
          onChange={take}
        />
      ) : null}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <FilePreview url={previewUrl} fileName={fileName} onOpen={onPreview} />
        <div className="min-w-44 flex-1">
          <p id={`${id}-label`} className="font-medium text-ink">
            {label}
            {required === undefined ? null : (
              <span className="ml-1 font-normal text-ink-subtle">({required ? "required" : "optional"})</span>
            )}
          </p>
          {fileName ? <p className="truncate font-mono text-ink-muted text-mini">{fileName}</p> : null}
          <div id={`${id}-help`} className="mt-0.5 text-ink-muted text-mini">
            {state === "idle" ? help : null}
            {state === "uploading" ? (
              <Progress value={percent} label="Uploading" showLabel className="mt-1.5 max-w-72" />
            ) : null}
            {state === "checking" ? (
              <span className="flex items-center gap-1.5">
                <Spinner className="size-3.5" /> Checking the file…
              </span>
            ) : null}
            {state === "accepted" ? (
              <span className="flex items-start gap-1.5 text-success-ink">
                <CircleCheck aria-hidden="true" className="mt-px size-3.5 shrink-0" />
                <span>{reason ?? "Accepted"}</span>
              </span>
            ) : null}
            {state === "refused" ? (
              <span className="flex items-start gap-1.5 text-danger-ink">
                <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
                <span>{reason ?? "This file was not accepted. Choose another one."}</span>
              </span>
            ) : null}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {state === "uploading" && onCancel ? (
            <Button size="sm" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
          {state === "refused" && onRetry ? (
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          ) : null}
          {state === "accepted" && onRemove ? (
            <Button size="sm" variant="ghost" onClick={onRemove} disabled={disabled} aria-label={`Remove ${label}`}>
              Remove
            </Button>
          ) : null}
          {busy ? null : (
            <>
              {camera ? (
                <Button
                  size="sm"
                  className="hidden pointer-coarse:inline-flex"
                  disabled={disabled}
                  onClick={() => capture.current?.click()}
                >
                  <Camera aria-hidden="true" />
                  Take photo
                </Button>
              ) : null}
              <Button
                size="sm"
                disabled={disabled}
                aria-label={`${state === "idle" ? "Browse" : "Replace"}: ${label}`}
                onClick={() => browse.current?.click()}
              >
                <Upload aria-hidden="true" />
                {state === "idle" ? "Browse" : "Replace"}
              </Button>
            </>
          )}
        </div>
      </div>
      <span role="status" className="sr-only">
        {spoken}
      </span>
    </div>
  );
}
