"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect } from "react";
import { buttonVariants } from "./button-variants";
import { showToastsIn } from "./toast";

const manager = Toast.createToastManager();

const icons = {
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-solid" />,
  error: <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-solid" />,
  info: <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-info-solid" />,
};

function iconFor(type: string | undefined) {
  return type === "success" || type === "error" ? icons[type] : icons.info;
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((item) => (
    <Toast.Root
      key={item.id}
      toast={item}
      data-toast
      swipeDirection={["right", "down"]}
      className="rounded-lg bg-raised shadow-float transition-[opacity,translate] duration-200 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 p-3">
        {iconFor(item.type)}
        <div className="min-w-0 flex-1">
          <Toast.Title className="font-medium text-ink text-ui" />
          <Toast.Description className="mt-0.5 text-ink-muted text-ui" />
        </div>
        <Toast.Action className={buttonVariants({ variant: "secondary", size: "sm" })} />
        <Toast.Close
          aria-label="Close message"
          className="-m-1 grid size-6 shrink-0 place-items-center rounded text-ink-subtle hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** What `Toaster` shows; fetched with the first press of a key or button. */
export function ToastList() {
  // Runs after the provider's own effect, which listens to the manager.
  useEffect(() => showToastsIn(manager), []);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          data-print="hide"
          className="fixed inset-x-4 bottom-4 z-50 flex flex-col gap-2 sm:right-6 sm:bottom-6 sm:left-auto sm:w-96"
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
