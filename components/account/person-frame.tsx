import type { ReactNode } from "react";
import { OrganisationMenu } from "@/components/organisations/organisation-menu";
import { PaletteButton } from "@/components/palette/palette-button";
import { paletteEntries } from "@/components/palette/palette-entries";
import { PaletteHost } from "@/components/palette/palette-host";
import { AppShell } from "@/components/shell/app-shell";
import { TopStrip } from "@/components/shell/top-strip";
import type { Frame } from "@/lib/people/types";
import { frameSections } from "./frame-sections";
import { PersonMenu } from "./person-menu";

interface PersonFrameProps {
  frame: Frame;
  footer?: ReactNode | undefined;
  /** A bell with what has happened. */
  notices?: ReactNode | undefined;
  children: ReactNode;
}

/** The app shell filled with who is signed in: the same for merchants, reviewers and operators. */
export function PersonFrame({ frame, footer, notices, children }: PersonFrameProps) {
  const sections = frameSections(frame);
  return (
    <AppShell
      sections={sections}
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
      search={<PaletteButton />}
      overlays={<PaletteHost entries={paletteEntries(frame, sections)} />}
    >
      {children}
    </AppShell>
  );
}
