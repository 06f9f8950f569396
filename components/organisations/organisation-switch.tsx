"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { switchFeatureAction } from "@/lib/organisations/actions";
import { SWITCHES, type SwitchName } from "@/lib/organisations/constants";

interface OrganisationSwitchProps {
  organisation: { id: string; name: string };
  name: SwitchName;
  on: boolean;
}

/** One switch of one organisation: turns at once, and back if it was refused. */
export function OrganisationSwitch({ organisation, name, on }: OrganisationSwitchProps) {
  const router = useRouter();
  const [isOn, setOn] = useState(on);
  const { label } = SWITCHES[name];

  async function turn(next: boolean, canUndo = true) {
    setOn(next);
    const outcome = await switchFeatureAction({ organisationId: organisation.id, name, on: next }).catch(unanswered);
    if (!outcome.ok) {
      setOn(!next);
      toast.error(`${label} stays ${next ? "off" : "on"} for ${organisation.name}`, { description: outcome.message });
      return;
    }
    const said = `${label} is ${next ? "on" : "off"} for ${organisation.name}`;
    if (canUndo) toast.undo(said, () => void turn(!next, false));
    else toast.success(said);
    router.refresh();
  }

  return (
    <Switch
      checked={isOn}
      onCheckedChange={(next) => void turn(next)}
      aria-label={`${label} for ${organisation.name}`}
      stateWords={{ on: "On", off: "Off" }}
    />
  );
}
