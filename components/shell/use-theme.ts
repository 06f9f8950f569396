"use client";

import { useSyncExternalStore } from "react";
import { THEME_CHOSEN, THEME_KEY } from "./theme-names";
import { type ThemeName, themeName } from "./theme-options";

let chosen: ThemeName | undefined;

function subscribe(listener: () => void): () => void {
  window.addEventListener(THEME_CHOSEN, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(THEME_CHOSEN, listener);
    window.removeEventListener("storage", listener);
  };
}

function keptTheme(): ThemeName {
  try {
    return themeName(localStorage.getItem(THEME_KEY) ?? chosen);
  } catch {
    return chosen ?? "system";
  }
}

const atServer = (): ThemeName => "system";

function setTheme(name: ThemeName): void {
  chosen = name;
  try {
    localStorage.setItem(THEME_KEY, name);
  } catch {
    // Nothing can be kept in this browser: it holds for this page.
  }
  window.dispatchEvent(new CustomEvent(THEME_CHOSEN, { detail: name }));
}

/** What was chosen, and how to choose. `isDark()` = what is seen now. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, keptTheme, atServer);
  return { theme, setTheme, isDark: () => document.documentElement.classList.contains("dark") };
}
