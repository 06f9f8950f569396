import type { ReactNode } from "react";
import { OrganisationMenu } from "@/components/organisations/organisation-menu";
import { AppShell } from "@/components/shell/app-shell";
import { TopStrip } from "@/components/shell/top-strip";
import type { Frame } from "@/lib/people/types";
import { frameSections } from "./frame-sections";
import { PersonMenu } from "./person-menu";

interface PersonFrameProps {
  frame: Frame;
  /** Command palette and other page-wide listeners. */
  overlays?: ReactNode | undefined;
  footer?: ReactNode | undefined;
  /** A bell with what has happened. */
  notices?: ReactNode | undefined;
  children: ReactNode;
}

/** The app shell filled with who is signed in: the same for merchants, reviewers and operators. */
export function PersonFrame({ frame, overlays, footer, notices, children }: PersonFrameProps) {
  return (
    <AppShell
      sections={frameSections(frame)}
      banner={frame.isDemo ? <TopStrip>Demo data</TopStrip> : null}
      organisationSwitcher={
        frame.organisationId ? (
          <OrganisationMenu options={frame.organisations} current={frame.organisationId} />
        ) : undefined
      }
      accountMenu={
        <PersonMenu name={frame.name} detail={frame.roleLabel ?? frame.email} hasNotices={notices !== undefined} />
      }
      footer={footer}
      notices={notices}
      overlays={overlays}
    >
      {children}
    </AppShell>
  );
}
