import { Banner } from "@/components/ui/banner";
import { CopyableId } from "@/components/ui/copyable-id";

interface CreationOffProps {
  organisation: { id: string; name: string; contactEmail: string };
}

/** Why there is no button to add customers, whom to ask and what to name. */
export function CreationOff({ organisation }: CreationOffProps) {
  const subject = encodeURIComponent(`Customer creation for ${organisation.id}`);
  return (
    <Banner title={`Adding customers is not switched on for ${organisation.name}`} className="mb-5">
      Write to{" "}
      <a className="text-accent-ink underline" href={`mailto:${organisation.contactEmail}?subject=${subject}`}>
        {organisation.contactEmail}
      </a>{" "}
      and name your Organisation ID: <CopyableId value={organisation.id} label="Organisation ID" />
    </Banner>
  );
}
