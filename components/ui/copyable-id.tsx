"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "@/lib/core/cn";
import { toast } from "./toast";

interface CopyableIdProps {
  value: string;
  /** What it is, for the accessible name: "reference number" gives "Copy reference number …". */
  label?: string | undefined;
  /** What is shown instead of the whole value. */
  short?: string | undefined;
  className?: string | undefined;
}

/** An id in mono that copies itself on click and says so. */
export function CopyableId({ value, label = "ID", short, className }: CopyableIdProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return;
    }
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      toast.error(`The ${label} was not copied`, { description: "Your browser refused. Select the text and copy it." });
    }
  }

  const Icon = copied ? Check : Copy;
  return (
    <>
      <button
        type="button"
        title={value}
        aria-label={`Copy ${label} ${value}`}
        onClick={() => void copy()}
        className={cn(
          "group/copy -mx-1 inline-flex max-w-full items-center gap-1.5 align-middle rounded px-1 py-0.5 font-mono text-ink-muted text-mini hover:bg-hover hover:text-ink",
          className,
        )}
      >
        <span className="truncate">{short ?? value}</span>
        <Icon
          aria-hidden="true"
          className={cn(
            "size-3 shrink-0",
            copied
              ? "text-success-ink"
              : "opacity-0 transition-opacity group-hover/copy:opacity-100 group-focus-visible/copy:opacity-100 pointer-coarse:opacity-100",
          )}
        />
      </button>
      <span role="status" className="sr-only">
        {copied ? `Copied ${label}` : ""}
      </span>
    </>
  );
}
