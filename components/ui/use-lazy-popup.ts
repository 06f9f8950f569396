import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, useRef, useState } from "react";

interface LazyPopupOptions {
  trigger: ReactElement;
  kind: "dialog" | "menu";
  /** Left out = the popup keeps it itself. */
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** Fetches the popup's code: called as soon as somebody points at the trigger or focuses it. */
  preload: () => unknown;
}

/** What Base UI says of a change. */
type ChangeDetails = { event: Event };

type TriggerProps = {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
};

/**
 * A button whose popup is fetched when somebody is about to open it: no page waits for popups, and none draws them before. The popup stands
 * at `anchor` and stays once it was open, so that it can leave in its own time.
 */
export function useLazyPopup({ trigger, kind, open, onOpenChange, preload }: LazyPopupOptions) {
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  const anchor = useRef<HTMLElement>(null);
  const given = trigger.props as TriggerProps;

  function change(next: boolean) {
    setOwn(next);
    onOpenChange?.(next);
  }

  const button = cloneElement(trigger as ReactElement<Record<string, unknown>>, {
    ref: anchor,
    "aria-haspopup": kind,
    "aria-expanded": isOpen,
    "data-popup-open": isOpen ? "" : undefined,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: (event: MouseEvent<HTMLElement>) => {
      given.onClick?.(event);
      if (!event.defaultPrevented) change(!isOpen);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      given.onKeyDown?.(event);
      if (kind !== "menu" || isOpen || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      change(true);
    },
  });

  /** For the popup: a press on the trigger is the trigger's own affair. */
  function onPopupChange(next: boolean, { event }: ChangeDetails) {
    const isOnTrigger = event.target instanceof Node && anchor.current?.contains(event.target);
    if (next || !isOnTrigger) change(next);
  }

  return { button, anchor, isOpen, wasOpened, onPopupChange };
}
