"use client";

import { useWatch } from "react-hook-form";
import { asText } from "@/components/forms/bound-field";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { ComboboxField } from "@/components/forms/combobox-field";
import { DateField } from "@/components/forms/date-field";
import { PhoneField } from "@/components/forms/phone-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { RequestNote } from "@/components/requests/request-note";
import { holderAt, siblingPath } from "@/lib/customers/fields";
import type { FieldSpec } from "@/lib/customers/types";
import { CountryField } from "./country-field";
import { optionsOf, SELECT_MAX } from "./field-options";
import { KeyValueField } from "./key-value-field";
import { LatinTwin } from "./latin-twin";
import { isRequired, useProfileForm } from "./profile-form-context";
import { SubdivisionField } from "./subdivision-field";
import { useCountryFacts } from "./use-country-facts";

interface ProfileFieldProps {
  spec: FieldSpec;
  /** Full path, with row numbers. */
  path: string;
}

/** One field of the catalogue with all that belongs to it. Draws nothing while the field does not apply. */
export function ProfileField({ spec, path }: ProfileFieldProps) {
  const { form } = useProfileForm();
  const applies = useWatch({
    control: form.control,
    compute: (values) => spec.appliesWhen?.(holderAt(values, path)) ?? true,
  });
  if (!applies) return null;
  return (
    <>
      {path.startsWith("tax_info.") && spec.countryKey ? (
        <TaxNumberControl spec={spec} path={path} countryKey={spec.countryKey} />
      ) : (
        <Control spec={spec} path={path} label={spec.label} />
      )}
      {spec.latinTwin ? <LatinTwin spec={spec} path={path} twinKey={spec.latinTwin.split(".").at(-1) ?? ""} /> : null}
    </>
  );
}

/** A tax number goes by its local name once the country is known. */
function TaxNumberControl({ spec, path, countryKey }: ProfileFieldProps & { countryKey: string }) {
  const { form } = useProfileForm();
  const country = asText(useWatch({ control: form.control, name: siblingPath(path, countryKey) }));
  const facts = useCountryFacts(country || undefined);
  return <Control spec={spec} path={path} label={facts?.taxIdLabel ?? spec.label} />;
}

const INPUT_TYPES = { text: "text", email: "email", url: "url", number: "text" } as const;

function Control({ spec, path, label }: ProfileFieldProps & { label: string }) {
  const { form, reference, mandatory, asked, onCommit, disabled } = useProfileForm();
  const question = asked?.[path];
  const { control } = form;
  const wide = spec.wide || spec.kind === "phone" || spec.kind === "multiselect";
  const common = {
    control,
    name: path,
    label,
    required: isRequired(mandatory, path) || undefined,
    help: question ? (
      <>
        <RequestNote question={question} />
        {spec.help}
      </>
    ) : (
      spec.help
    ),
    disabled,
    onCommit,
    className: wide ? "sm:col-span-2" : undefined,
  };
  const { placeholder, maxLength } = spec;

  switch (spec.kind) {
    case "text":
    case "email":
    case "url":
    case "number":
      return (
        <TextField
          {...common}
          type={INPUT_TYPES[spec.kind]}
          autoComplete={spec.autoComplete}
          inputMode={spec.inputMode}
          maxLength={maxLength}
          placeholder={placeholder}
          onCommit={() => {
            if (spec.kind === "email") {
              const typed = asText(form.getValues(path));
              const clean = typed.trim().toLowerCase();
              if (clean !== typed) form.setValue(path, clean, { shouldDirty: true, shouldValidate: true });
            }
            onCommit?.();
          }}
        />
      );
    case "phone":
      return (
        <PhoneField
          {...common}
          countryName={siblingPath(path, spec.countryKey ?? "phone_country_code")}
          countryOptions={reference.phoneCountries}
        />
      );
    case "country":
      return <CountryField {...common} />;
    case "subdivision":
      return <SubdivisionField {...common} countryName={siblingPath(path, spec.countryKey ?? "address_country")} />;
    case "date":
      return <DateField {...common} autoComplete="off" />;
    case "select":
    case "combobox": {
      const options = optionsOf(spec);
      return options.length > SELECT_MAX ? (
        <ComboboxField {...common} options={options} placeholder={placeholder} />
      ) : (
        <SelectField {...common} options={options} placeholder={placeholder} />
      );
    }
    case "multiselect":
      return <CheckboxGroup {...common} options={optionsOf(spec)} columns={2} />;
    case "textarea":
      return <TextareaField {...common} rows={3} maxLength={maxLength} placeholder={placeholder} />;
    case "checkbox":
      return <CheckboxField {...common} />;
    case "keyvalue":
      return <KeyValueField {...common} />;
  }
}
