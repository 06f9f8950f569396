"use client";

import { type ComponentType, use, useEffect } from "react";
import { toast } from "./toast";

/** What opens says so by one of these names, and is told to close by one. */
type Opening = {
  open?: boolean;
  onOpenChange?: (open: boolean, details: { event: Event }) => void;
  onClose?: () => void;
};

const SAID_ONCE_MS = 10_000;
let wasJustSaid = false;

function say(): void {
  if (wasJustSaid) return;
  wasJustSaid = true;
  setTimeout(() => {
    wasJustSaid = false;
  }, SAID_ONCE_MS);
  toast.error("A part of this page did not arrive", {
    description: "Check your connection and try again. If it stays so, reload the page.",
  });
}

/**
 * A component whose code is fetched when it is first drawn. Code that does not arrive, without a connection or after an update of the
 * server, leaves the page as it is, where `lazy` of React takes all of it away: it is said, what was to open counts as closed, and the
 * next opening fetches again.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let asked: Promise<ComponentType<Props>> | undefined;
  let hasFailed = false;

  /** Another component for each failure, so that each is noticed. */
  const missing = () => {
    hasFailed = true;
    return function Missing(props: Props) {
      // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it turns out to be missing
      useEffect(() => {
        asked = undefined;
        say();
        const { onOpenChange, onClose } = props as Opening;
        onOpenChange?.(false, { event: new Event("error") });
        onClose?.();
      }, []);
      return null;
    };
  };

  return function Part(props: Props) {
    if (asked === undefined && hasFailed && (props as Opening).open === false) return null;
    asked ??= load().catch(missing);
    const Loaded = use(asked);
    return <Loaded {...props} />;
  };
}
