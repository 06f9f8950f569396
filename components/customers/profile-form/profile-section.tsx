"use client";

import type { SectionSpec } from "@/lib/customers/types";
import { ProfileField } from "./profile-field";
import { ProfileGroup } from "./profile-group";

interface ProfileSectionProps {
  section: SectionSpec;
  /** Left out where the page around it names the section already. */
  heading?: boolean | undefined;
}

/** A section of the field catalogue as a part of a form. Needs a `ProfileFormProvider` around it. */
export function ProfileSection({ section, heading = true }: ProfileSectionProps) {
  // A list has a heading of its own.
  const isList = section.fields.length === 0 && section.groups.length === 1;
  return (
    <section id={section.id} aria-label={section.fields.length > 0 ? section.title : undefined} className="grid gap-5">
      {heading && !isList ? (
        <div className="border-b pb-2">
          <h3 className="font-semibold text-ink text-sm">{section.title}</h3>
          <p className="mt-0.5 text-ink-muted text-ui">{section.description}</p>
        </div>
      ) : null}
      {section.fields.length > 0 ? (
        <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
          {section.fields.map((spec) => (
            <ProfileField key={spec.path} spec={spec} path={spec.path} />
          ))}
        </div>
      ) : null}
      {section.groups.map((group) => (
        <ProfileGroup key={group.path} group={group} description={isList ? section.description : undefined} />
      ))}
    </section>
  );
}
