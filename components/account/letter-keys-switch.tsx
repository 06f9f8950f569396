"use client";

import { useState } from "react";
import { writeLetterKeys } from "@/components/data-table/letter-keys";
import { Switch } from "@/components/ui/switch";

/** Switches keys of a single character on or off, at once and for this browser. */
export function LetterKeysSwitch({ isOn: isOnAtFirst }: { isOn: boolean }) {
  const [isOn, setOn] = useState(isOnAtFirst);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 max-w-prose">
        <p id="letter-keys" className="font-medium text-ink text-ui">
          Keys of a single character
        </p>
        <p id="letter-keys-help" className="mt-0.5 text-ink-muted text-ui">
          Such as j and k to move through a list, or ? for the list of keys. Switch them off if you speak to your
          computer or press keys by accident. Ctrl or ⌘ with K goes on working, and so does everything by Tab and Enter.
        </p>
      </div>
      <Switch
        checked={isOn}
        onCheckedChange={(next) => {
          writeLetterKeys(next);
          setOn(next);
        }}
        stateWords={{ on: "On", off: "Off" }}
        aria-labelledby="letter-keys"
        aria-describedby="letter-keys-help"
      />
    </div>
  );
}
