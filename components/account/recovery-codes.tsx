"use client";

import { Copy, Download } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** The recovery codes, shown this once: to copy, to save, or to write down. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = codes.join("\n");

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      toast.success("Recovery codes copied");
    } catch {
      toast.error("The codes were not copied", { description: "Your browser refused. Save or write them down." });
    }
  }

  function save() {
    const url = URL.createObjectURL(new Blob([`Portico recovery codes\n\n${text}\n`], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "portico-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <div className="grid gap-4">
      <Banner tone="warning" title="Keep these codes now: they are not shown again">
        Each signs you in once when your phone is not at hand. Store them where you keep passwords.
      </Banner>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-lg border border-line bg-sunken p-4 font-mono text-ui max-sm:grid-cols-1"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          Copy codes
        </Button>
        <Button onClick={save}>
          <Download aria-hidden="true" />
          Save as a file
        </Button>
      </div>
    </div>
  );
}
