"use client";

import { usePathname } from "next/navigation";
import { SoftLink } from "@/components/ui/soft-link";
import { NavIcon, type NavIconName } from "./nav-icon";

export interface NavEntry {
  label: string;
  href: string;
  icon: NavIconName;
  /** A number of things waiting, beside the label. */
  count?: number | undefined;
  /** Overrides what the address says. */
  current?: boolean | undefined;
}

export interface NavSection {
  label?: string | undefined;
  items: readonly NavEntry[];
}

interface NavSectionsProps {
  sections: readonly NavSection[];
  onNavigate?: (() => void) | undefined;
}

/** The entry whose address is the longest beginning of where we are, so that only one is current. */
export function currentHref(sections: readonly NavSection[], pathname: string): string | undefined {
  const entries = sections.flatMap((section) => section.items);
  const chosen = entries.find((entry) => entry.current === true);
  if (chosen) {
    return chosen.href;
  }
  return entries
    .map((entry) => entry.href)
    .filter((href) => pathname === href || (href !== "/" && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}

export function NavSections({ sections, onNavigate }: NavSectionsProps) {
  const current = currentHref(sections, usePathname());
  return (
    <nav aria-label="Main" className="grid gap-5">
      {sections.map((section, index) => (
        <div key={section.label ?? index}>
          {section.label ? <p className="mb-1 px-2 font-medium text-ink-subtle text-mini">{section.label}</p> : null}
          <ul className="grid gap-px">
            {section.items.map((entry) => {
              const here = entry.href === current;
              return (
                <li key={entry.href}>
                  <SoftLink
                    href={entry.href}
                    aria-current={here ? "page" : undefined}
                    {...(onNavigate ? { onClick: onNavigate } : {})}
                    className="nav-link"
                  >
                    <NavIcon name={entry.icon} />
                    <span>{entry.label}</span>
                    {entry.count ? <span className="tabular text-mini">{entry.count}</span> : null}
                  </SoftLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
