"use client";

import { Toast } from "@base-ui/react/toast";

export type ToastTone = "success" | "error" | "info";

interface ToastOptions {
  /** A second line: what follows, or what to do next. */
  description?: string | undefined;
  /** Milliseconds on screen; errors stay longer by default. */
  timeoutMs?: number | undefined;
}

export const toastManager = Toast.createToastManager();

function show(tone: ToastTone, title: string, options: ToastOptions = {}, action?: { label: string; run: () => void }) {
  const fallbackMs = tone === "error" ? 10_000 : action ? 8_000 : 5_000;
  const id = toastManager.add({
    title,
    description: options.description,
    type: tone,
    priority: tone === "error" ? "high" : "low",
    timeout: options.timeoutMs ?? fallbackMs,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        toastManager.close(id);
        action.run();
      },
    },
  });
  return id;
}

/** Says what happened and to whom. Callable from any client code; read out by the live region of `Toaster`. */
export const toast = {
  success: (title: string, options?: ToastOptions) => show("success", title, options),
  error: (title: string, options?: ToastOptions) => show("error", title, options),
  info: (title: string, options?: ToastOptions) => show("info", title, options),
  /** A success that can be taken back for eight seconds. */
  undo: (title: string, onUndo: () => void, options?: ToastOptions) =>
    show("success", title, options, { label: "Undo", run: onUndo }),
  action: (title: string, action: { label: string; run: () => void }, options?: ToastOptions) =>
    show("info", title, options, action),
  close: (id?: string) => toastManager.close(id),
};
