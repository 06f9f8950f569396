"use client";

import { useEffect, useRef } from "react";

const OPEN_AFTER_MS = 400;
/** Long enough to move onto the tip itself. */
const CLOSE_AFTER_MS = 120;
/** After one tip its neighbours open at once. */
const STAYS_WARM_MS = 300;
/** Pixels. */
const GAP = 6;
const EDGE = 8;

function place(box: HTMLElement, target: HTMLElement) {
  const near = target.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const side = target.dataset.tipSide ?? "top";
  const isBeside = side === "left" || side === "right";
  const above = near.top - GAP - height;
  const below = near.bottom + GAP;
  const isAbove = side === "top" ? above >= EDGE : below + height > innerHeight - EDGE;
  const left = isBeside
    ? side === "left"
      ? near.left - GAP - width
      : near.right + GAP
    : near.left + (near.width - width) / 2;
  const top = isBeside ? near.top + (near.height - height) / 2 : isAbove ? above : below;
  box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - EDGE - width))}px`;
  box.style.top = `${top}px`;
}

/**
 * Shows what the `data-tip` of an element says while it is pointed at or focused by key: one for the page, so that a button with a tip costs nothing. A tip
 * only repeats what the accessible name says. Place once, in the root layout.
 */
export function TipLayer() {
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const box = tip.current;
    if (!box) return;
    let shown: HTMLElement | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let closedAt = Number.NEGATIVE_INFINITY;

    const hide = () => {
      clearTimeout(timer);
      if (shown) closedAt = performance.now();
      shown = undefined;
      box.hidden = true;
    };
    const show = (target: HTMLElement) => {
      clearTimeout(timer);
      if (!target.isConnected) return;
      shown = target;
      box.textContent = target.dataset.tip ?? "";
      box.hidden = false;
      place(box, target);
    };
    const tipped = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tip]") : null;
      return target ?? undefined;
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      const target = tipped(event);
      clearTimeout(timer);
      if (shown && (target === shown || event.target === box)) return;
      const isWarm = shown !== undefined || performance.now() - closedAt < STAYS_WARM_MS;
      if (target) timer = setTimeout(() => show(target), isWarm ? 0 : OPEN_AFTER_MS);
      else if (shown) timer = setTimeout(hide, CLOSE_AFTER_MS);
    };
    const onFocus = (event: FocusEvent) => {
      const target = tipped(event);
      if (target?.matches(":focus-visible")) show(target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };

    document.addEventListener("pointerover", onOver);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);

  return <div ref={tip} className="tip" hidden aria-hidden="true" />;
}
