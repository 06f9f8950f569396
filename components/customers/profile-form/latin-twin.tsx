"use client";

import { useEffect, useRef } from "react";
import { useWatch } from "react-hook-form";
import { asText } from "@/components/forms/bound-field";
import { TextField } from "@/components/forms/text-field";
import { isAscii, isVisibleText } from "@/lib/core/text";
import { siblingPath } from "@/lib/customers/fields";
import type { FieldSpec } from "@/lib/customers/types";
import { useProfileForm } from "./profile-form-context";

interface LatinTwinProps {
  spec: FieldSpec;
  /** Full path of the field that it is the twin of. */
  path: string;
  twinKey: string;
}

/** Appears when a text has letters outside ASCII: the same in Latin letters, proposed by transliteration and open to correction. */
export function LatinTwin({ spec, path, twinKey }: LatinTwinProps) {
  const { form, disabled, onCommit } = useProfileForm();
  const { control, getValues, setValue } = form;
  const twin = siblingPath(path, twinKey);
  const text = asText(useWatch({ control, name: path }));
  const isNeeded = isVisibleText(text) && !isAscii(text.trim());
  const before = useRef(text);

  useEffect(() => {
    const previous = before.current;
    before.current = text;
    const current = asText(getValues(twin));
    if (!isNeeded) {
      if (current !== "") setValue(twin, "", { shouldDirty: true });
      return;
    }
    let isLatest = true;
    void import("@/lib/core/text-latin").then(({ toLatin }) => {
      // What somebody corrected by hand stays as it is.
      const isProposal = current === "" || current === toLatin(previous);
      if (isLatest && isProposal) setValue(twin, toLatin(text).slice(0, spec.maxLength), { shouldDirty: true });
    });
    return () => {
      isLatest = false;
    };
  }, [text, isNeeded, twin, getValues, setValue, spec.maxLength]);

  if (!isNeeded) return null;
  return (
    <TextField
      control={control}
      name={twin}
      label={`${spec.label} in Latin letters`}
      required
      help="Our proposal. Correct it if the ID spells it differently."
      maxLength={spec.maxLength}
      autoComplete="off"
      disabled={disabled}
      onCommit={onCommit}
      className={spec.wide ? "sm:col-span-2" : undefined}
    />
  );
}
