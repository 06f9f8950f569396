"use client";

import { OrganisationSwitcher } from "@/components/shell/organisation-switcher";
import type { Option } from "@/components/ui/option";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { switchOrganisationAction } from "@/lib/people/actions-sessions";

interface OrganisationMenuProps {
  options: readonly Option[];
  current: string;
}

/** Changes the organisation one works in, and starts there with a fresh page: nothing of the other one stays on screen. */
export function OrganisationMenu({ options, current }: OrganisationMenuProps) {
  async function change(organisationId: string) {
    const outcome = await switchOrganisationAction({ organisationId }).catch(unanswered);
    if (outcome.ok) window.location.assign("/");
    else toast.error("You are still where you were", { description: outcome.message });
  }
  return <OrganisationSwitcher options={options} current={current} onSwitch={change} />;
}
