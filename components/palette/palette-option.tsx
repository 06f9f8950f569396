"use client";

import type { Route } from "next";
import Link from "next/link";
import { type MouseEvent, useEffect, useRef } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/core/cn";
import type { PaletteItem } from "./palette-item";

interface PaletteOptionProps {
  item: PaletteItem;
  domId: string;
  isActive: boolean;
  onHover: () => void;
  onChoose: () => void;
}

/** A line of the palette: chosen by a click, or by Enter while the focus stays in the field. */
export function PaletteOption({ item, domId, isActive, onHover, onChoose }: PaletteOptionProps) {
  const element = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);

  const shared = {
    id: domId,
    role: "option",
    tabIndex: -1,
    "aria-selected": isActive,
    // Not on entering: the list moves under a pointer that rests.
    onPointerMove: isActive ? undefined : onHover,
    className: cn(
      "flex min-h-10 w-full scroll-my-8 items-center gap-3 rounded-md px-2.5 py-1.5 text-left text-ink text-ui outline-none [&_svg]:size-4 [&_svg]:shrink-0",
      isActive && "bg-accent-soft",
    ),
  } as const;
  const content = item.isComing ? (
    <Skeleton className="h-4 w-40" />
  ) : (
    <>
      <span aria-hidden="true" className={isActive ? "text-accent-ink" : "text-ink-subtle"}>
        {item.icon}
      </span>
      <span className="flex min-w-0 flex-1 items-baseline gap-2">
        <span className="min-w-0 truncate font-medium">{item.label}</span>
        {item.hint ? <span className="min-w-0 truncate text-ink-muted text-mini">{item.hint}</span> : null}
      </span>
      {item.end ? <span className="shrink-0">{item.end}</span> : null}
    </>
  );
  if (item.href !== undefined) {
    return (
      <Link
        {...shared}
        ref={(node) => {
          element.current = node;
        }}
        href={item.href as Route}
        prefetch={false}
        onClick={(event: MouseEvent) => {
          // In another tab the palette stays where it is.
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onChoose();
        }}
      >
        {content}
      </Link>
    );
  }
  return (
    <button
      {...shared}
      ref={(node) => {
        element.current = node;
      }}
      type="button"
      onClick={onChoose}
    >
      {content}
    </button>
  );
}
