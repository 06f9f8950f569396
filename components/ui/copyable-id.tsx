"use client";

import { cn } from "@/lib/core/cn";
import { announce } from "./announce";
import { toast } from "./toast";

interface CopyableIdProps {
  value: string;
  /** What it is, for the accessible name: "reference number" gives "Copy reference number …". */
  label?: string | undefined;
  /** What is shown instead of the whole value. */
  short?: string | undefined;
  className?: string | undefined;
}

const MARK_MS = 1600;

// Kept on the element, not in state: a table has one in each row, and only the style sheet looks at it.
async function copy(button: HTMLElement, value: string, label: string) {
  try {
    await navigator.clipboard.writeText(value);
  } catch {
    toast.error(`The ${label} was not copied`, { description: "Your browser refused. Select the text and copy it." });
    return;
  }
  announce(`Copied ${label}`);
  button.dataset.copied = "";
  setTimeout(() => delete button.dataset.copied, MARK_MS);
}

/** An id in mono that copies itself on click and says so. */
export function CopyableId({ value, label = "ID", short, className }: CopyableIdProps) {
  return (
    <button
      type="button"
      title={value}
      aria-label={`Copy ${label} ${value}`}
      onClick={(event) => void copy(event.currentTarget, value, label)}
      className={className ? cn("copyable", className) : "copyable"}
    >
      {short ?? value}
    </button>
  );
}
