"use client";

import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Icon } from "@/components/ui/icon";
import { MenuSection } from "@/components/ui/menu-section";
import { ThemeChoice } from "./theme-choice";

interface AccountMenuProps {
  name: string;
  /** Under the name: e-mail or role. */
  detail: string;
  /** `MenuItem`s: profile, sessions, sign out. */
  children: ReactNode;
}

/** Who is signed in, with the theme and the ways out. Only the picture shows in the top bar of tablets and phones. */
export function AccountMenu({ name, detail, children }: AccountMenuProps) {
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`Account: ${name}`}
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover max-lg:justify-center"
        >
          <Avatar name={name} size="sm" />
          <span className="min-w-0 flex-1 max-lg:hidden">
            <span className="block truncate font-medium text-ink text-ui leading-4">{name}</span>
            <span className="block truncate text-ink-subtle text-mini">{detail}</span>
          </span>
          <Icon name="switch" className="size-3.5 text-ink-subtle max-lg:hidden" />
        </button>
      }
    >
      <MenuSection label={detail}>{children}</MenuSection>
      <div className="mt-1 border-t pt-1">
        <ThemeChoice />
      </div>
    </DropdownMenu>
  );
}
