"use client";

import { useFieldArray, useWatch } from "react-hook-form";
import { RepeatableBlock } from "@/components/forms/repeatable-block";
import { fieldAnchor, rowPath } from "@/lib/customers/fields";
import { newPersonKey } from "@/lib/customers/rules";
import type { GroupSpec } from "@/lib/customers/types";
import { ProfileField } from "./profile-field";
import { isRequired, useProfileForm } from "./profile-form-context";

interface ProfileGroupProps {
  group: GroupSpec;
  description?: string | undefined;
}

const words = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** Tax numbers, directors, owners: equal blocks that can be added and removed. */
export function ProfileGroup({ group, description }: ProfileGroupProps) {
  const { form, mandatory, onCommit } = useProfileForm();
  const { control } = form;
  const rows = useFieldArray({ control, name: group.path });
  const names = useWatch({
    control,
    compute: (values) => {
      const typed: unknown = values[group.path];
      if (!Array.isArray(typed)) return "";
      return typed.map((row) => `${words(row?.first_name)} ${words(row?.last_name)}`.trim()).join("\n");
    },
  }).split("\n");
  const problem = form.getFieldState(group.path, form.formState).error;

  return (
    <RepeatableBlock
      id={fieldAnchor(group.path)}
      title={isRequired(mandatory, group.path) ? `${group.plural} (at least one required)` : group.plural}
      description={description ?? (rows.fields.length === 0 ? group.emptyText : undefined)}
      itemIds={rows.fields.map((row) => row.id)}
      itemTitle={(index) => names[index] || `${group.singular} ${index + 1}`}
      addLabel={group.addLabel}
      max={group.maxItems}
      error={problem?.root?.message ?? problem?.message}
      onAdd={() => {
        rows.append(group.keyed ? { key: newPersonKey() } : {}, { shouldFocus: false });
        onCommit?.();
      }}
      onRemove={(index) => {
        rows.remove(index);
        onCommit?.();
      }}
    >
      {(index) => (
        <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
          {group.fields.map((spec) => (
            <ProfileField key={spec.path} spec={spec} path={rowPath(group.path, index, spec.path)} />
          ))}
        </div>
      )}
    </RepeatableBlock>
  );
}
