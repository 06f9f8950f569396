"use client";

import { useLayoutEffect } from "react";
import { THEME_CHOSEN, THEME_KEY } from "./theme-names";

// Runs before anything is drawn, and goes on listening: to the device, to other tabs and to the choice in this one. Where nothing can be kept, the choice holds for the page.
// A change comes all at once, instead of each part in its own time.
const SCRIPT = `{
const root = document.documentElement, device = matchMedia("(prefers-color-scheme: dark)");
let chosen;
const set = (event) => {
chosen = event?.detail || chosen;
let kept = chosen;
try { kept = localStorage.getItem("${THEME_KEY}") || chosen } catch {}
if (event) root.classList.add("still");
root.classList.toggle("dark", kept === "dark" || (kept !== "light" && device.matches));
if (event) void getComputedStyle(root).color, requestAnimationFrame(() => root.classList.remove("still"));
};
set();
root.dataset.themed = "";
device.addEventListener("change", set);
addEventListener("storage", set);
addEventListener("${THEME_CHOSEN}", set);
}`;

/** Gives `<html>` the class of the theme. Place once, before all that is seen. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  // A page that is not there is drawn by the browser from nothing, and there React runs no scripts.
  useLayoutEffect(() => {
    if (document.documentElement.dataset.themed !== undefined) return;
    const script = document.createElement("script");
    if (nonce) script.nonce = nonce;
    script.textContent = SCRIPT;
    document.head.append(script);
  }, [nonce]);
  return (
    // A browser hides the nonce of what it has read.
    <script nonce={typeof window === "undefined" ? nonce : ""} suppressHydrationWarning>
      {SCRIPT}
    </script>
  );
}
