"use client";

import type { KeyGroup } from "@/components/data-table/keys-store";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { TextLink } from "@/components/ui/text-link";

interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly KeyGroup[];
  /** Keys of one character do something. */
  isOn: boolean;
}

/** The list of keys: those of the page first, then those that work everywhere. */
export function KeysDialog({ open, onOpenChange, groups, isOn }: KeysDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" size="sm">
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
        <p className="border-t pt-3 text-ink-muted text-ui">
          {isOn ? "Keys of a single character get in your way? " : "Keys of a single character are switched off. "}
          <TextLink href="/account#keys">{isOn ? "Switch them off" : "Switch them on"}</TextLink>
        </p>
      </div>
    </Dialog>
  );
}
