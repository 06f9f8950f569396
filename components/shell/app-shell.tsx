"use client";

import type { ReactNode } from "react";
import { Mark } from "./mark";
import { MobileNav } from "./mobile-nav";
import { type NavSection, NavSections } from "./nav-sections";
import { SkipLink } from "./skip-link";

interface AppShellProps {
  sections: readonly NavSection[];
  /** A strip above everything: "Demo data". */
  banner?: ReactNode | undefined;
  organisationSwitcher?: ReactNode | undefined;
  accountMenu?: ReactNode | undefined;
  /** What has happened since: a bell beside the name. */
  notices?: ReactNode | undefined;
  /** Opens the search over everything; it draws itself wide in the side bar and small in the top bar. */
  search?: ReactNode | undefined;
  /** At the foot of the navigation: quiet links, key help. */
  footer?: ReactNode | undefined;
  /** Command palette and other page-wide listeners. */
  overlays?: ReactNode | undefined;
  children: ReactNode;
}

/** The frame around every signed-in page: navigation left, a top bar on tablets and phones. Drawn in the browser from a few names, which weigh less than its elements. */
export function AppShell({
  sections,
  banner,
  organisationSwitcher,
  accountMenu,
  notices,
  search,
  footer,
  overlays,
  children,
}: AppShellProps) {
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <aside
        aria-label="Navigation"
        data-print="hide"
        className="sticky top-0 hidden h-dvh w-58 shrink-0 flex-col border-r bg-canvas lg:flex"
      >
        <div className="flex h-14 items-center gap-2 pr-2.5 pl-4">
          <Mark withName className="flex-1" />
          {notices}
        </div>
        {organisationSwitcher ? <div className="px-2.5 pb-2">{organisationSwitcher}</div> : null}
        {search ? <div className="px-2.5 pb-3">{search}</div> : null}
        <div className="min-h-0 flex-1 overflow-y-auto px-2.5 py-1">
          <NavSections sections={sections} />
        </div>
        {footer ? <div className="px-2.5 pb-2">{footer}</div> : null}
        {accountMenu ? <div className="border-t p-2.5">{accountMenu}</div> : null}
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        {banner}
        <header
          data-print="hide"
          className="sticky top-0 z-20 flex h-14 shrink-0 items-center gap-2 border-b bg-canvas px-4 md:px-6 lg:hidden"
        >
          <MobileNav sections={sections} organisationSwitcher={organisationSwitcher} footer={footer} />
          <Mark withName className="flex-1" />
          {search}
          {notices}
          <div className="w-10">{accountMenu}</div>
        </header>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 bg-surface px-4 py-6 outline-none md:px-6 lg:px-8">
          {children}
        </main>
      </div>
      {overlays}
    </div>
  );
}
