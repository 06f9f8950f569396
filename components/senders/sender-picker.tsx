"use client";

import { Plus } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { SENDER_LIMITS } from "@/lib/senders/constants";
import type { SenderChoice } from "@/lib/senders/types";
import { SenderAccount } from "./sender-account";
import { SenderForm } from "./sender-form";

interface SenderPickerProps {
  /** The question that the choice answers. */
  label: string;
  /** Active senders of the organisation; those created here are added. */
  choices: readonly SenderChoice[];
  selectedIds: readonly string[];
  onChange: (selectedIds: string[]) => void;
  onCreated?: ((sender: SenderChoice) => void) | undefined;
  mayCreate?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** From here on a list is long enough to be searched. */
const SEARCH_FROM = 8;

/** Several of the organisation's senders, and a new one made in place. */
export function SenderPicker(props: SenderPickerProps) {
  const { label, choices, selectedIds, onChange, onCreated, mayCreate = true, disabled = false } = props;
  const [added, setAdded] = useState<SenderChoice[]>([]);
  const [search, setSearch] = useState("");
  const [isCreating, setIsCreating] = useState(false);
  const base = useId();
  const all = useMemo(
    () => [...choices, ...added.filter((sender) => choices.every((choice) => choice.id !== sender.id))],
    [choices, added],
  );
  const needle = search.trim().toLowerCase();
  const shown = all.filter((sender) =>
    `${sender.nickname} ${sender.holderName} ${sender.bsb} ${sender.accountNumber}`.toLowerCase().includes(needle),
  );
  const isFull = selectedIds.length >= SENDER_LIMITS.perCustomer;

  function take(sender: SenderChoice) {
    setAdded((before) => [...before, sender]);
    if (!selectedIds.includes(sender.id) && !isFull) onChange([...selectedIds, sender.id]);
    setIsCreating(false);
  }

  return (
    <section aria-labelledby={`${base}-label`} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={`${base}-label`} className="font-medium text-ink text-ui">
          {label}
        </h3>
        {mayCreate ? (
          <Button size="sm" disabled={disabled} onClick={() => setIsCreating(true)}>
            <Plus aria-hidden="true" />
            Create sender
          </Button>
        ) : null}
      </div>
      {all.length >= SEARCH_FROM ? (
        <Input
          type="search"
          aria-label="Search senders"
          placeholder="Search by name, BSB or account number"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      {all.length === 0 ? (
        <p className="rounded-lg border border-dashed px-4 py-5 text-center text-ink-muted text-ui">
          No sender yet. Create the first one here, or go on without.
        </p>
      ) : (
        <ul className="grid max-h-96 gap-px overflow-y-auto rounded-lg border border-line bg-line">
          {shown.map((sender) => {
            const id = `${base}-${sender.id}`;
            const isChosen = selectedIds.includes(sender.id);
            return (
              <li key={sender.id} className="bg-surface">
                {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
                <label className="flex min-h-12 items-center gap-3 px-4 py-2 hover:bg-hover">
                  <Checkbox
                    checked={isChosen}
                    disabled={disabled || (isFull && !isChosen)}
                    aria-labelledby={`${id}-name`}
                    aria-describedby={`${id}-account`}
                    onCheckedChange={(on) =>
                      onChange(on ? [...selectedIds, sender.id] : selectedIds.filter((each) => each !== sender.id))
                    }
                  />
                  <span className="min-w-0 flex-1">
                    <span id={`${id}-name`} className="block truncate text-sm">
                      {sender.nickname}
                    </span>
                    <span id={`${id}-account`} className="block truncate text-ink-muted text-mini">
                      {sender.holderName} · <SenderAccount sender={sender} />
                    </span>
                  </span>
                </label>
              </li>
            );
          })}
          {shown.length === 0 ? (
            <li className="bg-surface px-4 py-3 text-ink-muted text-ui">No sender matches.</li>
          ) : null}
        </ul>
      )}
      <p role="status" className="text-ink-muted text-mini">
        {isFull
          ? `${SENDER_LIMITS.perCustomer} senders chosen: no more fit one customer.`
          : `${selectedIds.length} chosen`}
      </p>
      <Dialog
        open={isCreating}
        onOpenChange={setIsCreating}
        title="Create sender"
        description="A bank account in Australia that money may come from."
      >
        <SenderForm
          onCancel={() => setIsCreating(false)}
          onUseExisting={take}
          onCreated={(sender) => {
            take(sender);
            onCreated?.(sender);
            toast.success(`Sender "${sender.nickname}" created and chosen`);
          }}
        />
      </Dialog>
    </section>
  );
}
