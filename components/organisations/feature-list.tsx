import { StatusBadge } from "@/components/ui/status-badge";
import { SWITCH_NAMES, SWITCHES } from "@/lib/organisations/constants";
import type { Switches } from "@/lib/organisations/types";

/** What the platform has switched on for an organisation, in words. */
export function FeatureList({ switches }: { switches: Switches }) {
  return (
    <ul className="divide-y divide-line">
      {SWITCH_NAMES.map((name) => (
        <li key={name} className="flex items-start justify-between gap-4 py-3 first:pt-0 last:pb-0">
          <div>
            <p className="font-medium text-ui">{SWITCHES[name].label}</p>
            <p className="text-ink-muted text-mini">{SWITCHES[name].description}</p>
          </div>
          <StatusBadge tone={switches[name] ? "success" : "neutral"} label={switches[name] ? "On" : "Off"} />
        </li>
      ))}
    </ul>
  );
}
