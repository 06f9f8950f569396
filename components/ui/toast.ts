import type { ToastManager } from "@base-ui/react/toast";

type ToastTone = "success" | "error" | "info";

interface ToastOptions {
  /** A second line: what follows, or what to do next. */
  description?: string | undefined;
  /** Milliseconds on screen; errors stay longer by default. */
  timeoutMs?: number | undefined;
}

type Manager = Pick<ToastManager, "add" | "close">;
type Order = (manager: Manager) => void;

/** What was said before the list of toasts was there. */
const waiting: Order[] = [];
let present: Manager | undefined;
let ask: (() => void) | undefined;

/** For the list of toasts: from now on it shows what is said, beginning with what waits. The answer takes it away again. */
export function showToastsIn(manager: Manager): () => void {
  present = manager;
  for (const one of waiting.splice(0)) one(manager);
  return () => {
    present = undefined;
  };
}

/** For `Toaster`: who is asked for the list when something is to be said and there is none yet. */
export function onFirstToast(bring: () => void): () => void {
  ask = bring;
  if (waiting.length > 0) bring();
  return () => {
    ask = undefined;
  };
}

function show(tone: ToastTone, title: string, options: ToastOptions = {}, action?: { label: string; run: () => void }) {
  const fallbackMs = tone === "error" ? 10_000 : action ? 8_000 : 5_000;
  const order: Order = (manager) => {
    const id = manager.add({
      title,
      description: options.description,
      type: tone,
      priority: tone === "error" ? "high" : "low",
      timeout: options.timeoutMs ?? fallbackMs,
      actionProps: action && {
        children: action.label,
        onClick: () => {
          manager.close(id);
          action.run();
        },
      },
    });
  };
  if (present) {
    order(present);
    return;
  }
  waiting.push(order);
  ask?.();
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
};
