"use client";

import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { showPalette } from "./palette-store";
import { useCommandKey } from "./use-command-key";

/** Opens the palette: a field's likeness in the side bar, a picture in the top bar of tablets and phones. */
export function PaletteButton() {
  const command = useCommandKey();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={command === "⌘" ? "Meta+K" : "Control+K"}
      onClick={() => showPalette(true)}
      className="flex items-center gap-2 rounded-md text-ink-muted text-ui hover:bg-hover hover:text-ink max-lg:size-10 max-lg:justify-center lg:h-8 lg:w-full lg:border lg:border-line-strong lg:bg-surface lg:px-2 lg:shadow-card"
    >
      <Icon name="search" />
      <span className="min-w-0 flex-1 text-left max-lg:sr-only">Search</span>
      <span aria-hidden="true" className="flex gap-1 max-lg:hidden">
        <Kbd>{command}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
