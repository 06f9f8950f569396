import { ShieldOff } from "lucide-react";
import { CopyableId } from "@/components/ui/copyable-id";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnOrganisation } from "@/lib/organisations/own/types";

interface SenderValidationOffProps {
  organisation: Pick<OwnOrganisation, "id" | "name" | "contactEmail">;
}

/** Why there are no senders here, and whom to ask. */
export function SenderValidationOff({ organisation }: SenderValidationOffProps) {
  const { id, name, contactEmail } = organisation;
  return (
    <EmptyState
      icon={<ShieldOff />}
      title={`Sender validation is switched off for ${name}`}
      description={
        <div className="grid gap-3">
          <p>
            With it on, money in AUD only reaches a customer&rsquo;s wallet from bank accounts you have named. We switch
            it on for you when you ask.
          </p>
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
    />
  );
}
