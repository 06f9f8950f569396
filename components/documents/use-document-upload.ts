"use client";

import { useEffect, useRef, useState } from "react";
import type { FileDropState } from "@/components/forms/file-drop";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import type { DocumentRow } from "@/lib/documents/types";
import { sendUpload, type UploadFacts } from "./send-upload";

type Progress = {
  state: FileDropState;
  percent: number;
  fileName?: string;
  /** The verdict in words, then what to do. */
  reason?: string;
  canRetry: boolean;
};

const IDLE: Progress = { state: "idle", percent: 0, canRetry: false };
const MB = 1024 * 1024;

/** Why a file is not worth sending, so that nobody waits for a refusal. */
function refusalBeforehand(file: File): string | null {
  if (file.size === 0) return "This file is empty (0 bytes). Choose the file again, or save it anew first.";
  if (file.size <= DOCUMENT_LIMITS.maxBytes) return null;
  const size = (file.size / MB).toFixed(1);
  return `This file is ${size} MB; we take up to ${DOCUMENT_LIMITS.maxBytes / MB} MB. Save it with a lower quality, or split a long document.`;
}

/** The way of one file from choosing to its verdict. `facts` are read when it is sent. */
export function useDocumentUpload(facts: UploadFacts, onStored: (document: DocumentRow) => void) {
  const [progress, setProgress] = useState<Progress>(IDLE);
  const [previewUrl, setPreviewUrl] = useState<string>();
  const file = useRef<File>(null);
  const running = useRef<AbortController>(null);

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => () => (previewUrl ? URL.revokeObjectURL(previewUrl) : undefined), [previewUrl]);

  async function send(chosen: File) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    file.current = chosen;
    const fileName = chosen.name;
    const refusal = refusalBeforehand(chosen);
    if (refusal) {
      setProgress({ state: "refused", percent: 0, fileName, reason: refusal, canRetry: false });
      return;
    }
    const show = (state: FileDropState, percent: number) => {
      if (!controller.signal.aborted) setProgress({ state, percent, fileName, canRetry: false });
    };
    show("uploading", 0);
    const listener = {
      onSending: (percent: number) => show("uploading", percent),
      onChecking: () => show("checking", 100),
    };
    const answer = await sendUpload(chosen, facts, listener, controller.signal);
    if (running.current !== controller || answer.kind === "cancelled") return;
    if (answer.kind === "stored") {
      setPreviewUrl(chosen.type.startsWith("image/") ? URL.createObjectURL(chosen) : undefined);
      setProgress(IDLE);
      onStored(answer.document);
      return;
    }
    const reason = [answer.message, answer.remedy].filter(Boolean).join(" ");
    setProgress({ state: "refused", percent: 0, fileName, reason, canRetry: answer.again });
  }

  return {
    ...progress,
    previewUrl,
    send,
    cancel: () => {
      running.current?.abort();
      setProgress(IDLE);
    },
    retry: () => (file.current ? send(file.current) : Promise.resolve()),
    forget: () => {
      setPreviewUrl(undefined);
      setProgress(IDLE);
    },
  };
}
