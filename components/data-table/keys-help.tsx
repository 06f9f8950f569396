"use client";

import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { isTyping } from "./is-typing";

export interface KeyGroup {
  title: string;
  /** `keys` are pressed one after the other or together, as printed: ["Ctrl", "K"]. */
  keys: readonly { keys: readonly string[]; label: string }[];
}

/** The keys every data table answers to. */
export const tableKeys: KeyGroup = {
  title: "In a table",
  keys: [
    { keys: ["/"], label: "Search" },
    { keys: ["j"], label: "Next row" },
    { keys: ["k"], label: "Previous row" },
    { keys: ["Enter"], label: "Open the row (also e)" },
  ],
};

/** The list of keys; "?" opens it. Place once in a page or a shell. */
export function KeysHelp({ groups }: { groups: readonly KeyGroup[] }) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === "?" && !isTyping(event)) {
        event.preventDefault();
        setOpen(true);
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys" size="sm">
      <div className="grid gap-5">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 font-medium text-ink-subtle text-mini">{group.title}</h3>
            <dl className="divide-y divide-line">
              {group.keys.map((entry) => (
                <div key={entry.keys.join("+")} className="flex items-center justify-between gap-4 py-1.5 text-ui">
                  <dt>{entry.label}</dt>
                  <dd className="flex gap-1">
                    {entry.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
