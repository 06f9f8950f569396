"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Sheet } from "@/components/ui/sheet";
import { type NavSection, NavSections } from "./nav-sections";

interface MobileNavProps {
  sections: readonly NavSection[];
  organisationSwitcher?: ReactNode | undefined;
  footer?: ReactNode | undefined;
}

/** The navigation on tablets and phones: a button that opens it as a sheet. */
export function MobileNav({ sections, organisationSwitcher, footer }: MobileNavProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      side="left"
      title="Portico"
      className="max-w-xs"
      trigger={
        <Button variant="ghost" size="icon" aria-label="Open navigation" className="-ml-2 size-10">
          <Icon name="menu" />
        </Button>
      }
    >
      <div className="grid gap-5">
        {organisationSwitcher}
        <NavSections sections={sections} onNavigate={() => setOpen(false)} />
        {footer}
      </div>
    </Sheet>
  );
}
