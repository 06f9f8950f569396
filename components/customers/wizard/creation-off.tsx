import { UserRoundX } from "lucide-react";
import { Card } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { OwnOrganisation } from "@/lib/organisations/own/types";

interface CreationOffProps {
  organisation: OwnOrganisation;
}

/** Adding customers is switched off: why, and whom to ask. */
export function CreationOff({ organisation }: CreationOffProps) {
  const { id, name, contactEmail } = organisation;
  return (
    <Card>
      <EmptyState
        icon={<UserRoundX />}
        title={`Adding customers is switched off for ${name}`}
        description={
          <div className="grid gap-3">
            <p>We switch this on for each organisation once its own onboarding is finished.</p>
            <p>
              Write to{" "}
              <a className="text-accent-ink underline underline-offset-2" href={`mailto:${contactEmail}`}>
                {contactEmail}
              </a>{" "}
              and name your Organisation ID:
            </p>
            <p>
              <CopyableId value={id} label="Organisation ID" />
            </p>
          </div>
        }
        action={<LinkButton href="/customers">All customers</LinkButton>}
      />
    </Card>
  );
}
