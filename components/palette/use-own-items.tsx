"use client";

import { Keyboard, LogOut, SunMoon } from "lucide-react";
import { useMemo } from "react";
import { signOut } from "@/components/account/sign-out";
import { showKeys } from "@/components/data-table/keys-store";
import { NavIcon } from "@/components/shell/nav-icon";
import { useTheme } from "@/components/shell/use-theme";
import { Kbd } from "@/components/ui/kbd";
import type { Findable } from "@/lib/palette/rules";
import { goKeyOf } from "./go-keys";
import type { PaletteEntries, PaletteEntry } from "./palette-entries";
import type { PaletteItem } from "./palette-item";

/** An entry of our own, with what it is found by. */
export type OwnItem = PaletteItem & { by: Findable };

function entryItem(entry: PaletteEntry): OwnItem {
  const key = goKeyOf(entry.href);
  return {
    id: entry.href,
    href: entry.href,
    icon: <NavIcon name={entry.icon} />,
    label: entry.label,
    // Not twice the same word in a line.
    hint: entry.label.toLowerCase().includes(entry.hint.toLowerCase()) ? undefined : entry.hint,
    by: entry,
    end: key ? (
      <span aria-hidden="true" className="flex gap-1 max-sm:hidden">
        <Kbd>g</Kbd>
        <Kbd>{key}</Kbd>
      </span>
    ) : undefined,
  };
}

function actItem(id: string, icon: PaletteItem["icon"], by: Findable, run: () => void): OwnItem {
  return { id, icon, label: by.label, hint: by.hint, by, run };
}

/** The pages and actions of the person: known without asking anybody. */
export function useOwnItems(entries: PaletteEntries): { actions: OwnItem[]; pages: OwnItem[] } {
  const { setTheme, isDark } = useTheme();
  const other = isDark() ? "light" : "dark";
  return useMemo(() => {
    const theme = {
      label: `Switch to the ${other} theme`,
      hint: "Look",
      words: "toggle theme dark light mode colours",
    };
    const keys = { label: "Show all keys", hint: "Help", words: "keyboard shortcuts hotkeys list" };
    const leave = { label: "Sign out", hint: "Account", words: "log out leave end session" };
    return {
      actions: [
        ...entries.actions.map(entryItem),
        actItem("theme", <SunMoon />, theme, () => setTheme(other)),
        actItem("keys", <Keyboard />, keys, () => showKeys(true)),
        actItem("sign-out", <LogOut />, leave, () => void signOut()),
      ],
      pages: entries.pages.map(entryItem),
    };
  }, [entries, other, setTheme]);
}
