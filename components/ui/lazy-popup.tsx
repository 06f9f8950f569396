import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  Suspense,
  useRef,
  useState,
} from "react";

/** What a popup is told by the button that it belongs to. */
export interface PopupPlace {
  /** Gets the focus back. */
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean, details: { event: Event }) => void;
}

interface LazyPopupProps {
  trigger: ReactElement;
  kind: "dialog" | "menu";
  /** Left out = the popup keeps it itself. */
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** Fetches the popup's code: called as soon as somebody points at the trigger or focuses it. */
  preload: () => unknown;
  /** Draws the popup, which may be lazy. */
  children: (place: PopupPlace) => ReactNode;
}

type TriggerProps = {
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
};

/**
 * A button whose popup is fetched when somebody is about to open it: no page waits for popups, and none draws them before. It stays
 * once it was open, so that it can leave in its own time.
 */
export function LazyPopup({ trigger, kind, open, onOpenChange, preload, children }: LazyPopupProps) {
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  const anchor = useRef<HTMLElement>(null);
  const given = trigger.props as TriggerProps;

  // What does not arrive now is asked for again when it opens, and missed then.
  const fetchSoon = () => void Promise.resolve(preload()).catch(() => undefined);

  function change(next: boolean) {
    setOwn(next);
    onOpenChange?.(next);
  }

  const button = cloneElement(trigger as ReactElement<Record<string, unknown>>, {
    ref: anchor,
    "aria-haspopup": kind,
    "aria-expanded": isOpen,
    "data-popup-open": isOpen ? "" : undefined,
    onPointerEnter: fetchSoon,
    onFocus: fetchSoon,
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
  const onPopupChange: PopupPlace["onOpenChange"] = (next, { event }) => {
    const isOnTrigger = event.target instanceof Node && anchor.current?.contains(event.target);
    if (next || !isOnTrigger) change(next);
  };

  return (
    <>
      {button}
      {wasOpened ? <Suspense>{children({ anchor, open: isOpen, onOpenChange: onPopupChange })}</Suspense> : null}
    </>
  );
}
