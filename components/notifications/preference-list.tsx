"use client";

import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { chooseNoticesAction } from "@/lib/notifications/actions";
import { NOTICE_KINDS } from "@/lib/notifications/constants";
import type { NoticePreference } from "@/lib/notifications/types";

const WAYS = [
  { key: "inPortal", label: "In the portal" },
  { key: "byEmail", label: "By e-mail" },
] as const;

/** Each kind with two switches; each is kept at once. */
export function PreferenceList({ preferences }: { preferences: readonly NoticePreference[] }) {
  const [chosen, setChosen] = useState(preferences);

  const replace = (next: NoticePreference) =>
    setChosen((before) => before.map((each) => (each.kind === next.kind ? next : each)));

  async function choose(before: NoticePreference, next: NoticePreference) {
    replace(next);
    const outcome = await chooseNoticesAction(next).catch(unanswered);
    if (outcome.ok) return;
    replace(before);
    toast.error("Your choice was not kept", { description: outcome.message });
  }

  return (
    <ul className="divide-y">
      {chosen.map((preference) => {
        const { label, description } = NOTICE_KINDS[preference.kind];
        return (
          <li key={preference.kind} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 px-5 py-4">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium text-ink text-ui">{label}</p>
              <p className="text-ink-muted text-ui">{description}</p>
            </div>
            <div className="flex gap-6">
              {WAYS.map((way) => (
                <span key={way.key} className="flex items-center gap-2 text-ink-muted text-ui">
                  <Switch
                    checked={preference[way.key]}
                    aria-label={`${label}: ${way.label.toLowerCase()}`}
                    onCheckedChange={(on) => void choose(preference, { ...preference, [way.key]: on })}
                  />
                  <span aria-hidden="true">{way.label}</span>
                </span>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
