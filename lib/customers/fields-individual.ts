import { LIMITS } from "@/lib/customers/constants";
import { EMPLOYMENT_STATUS_OPTIONS, GENDER_OPTIONS } from "@/lib/customers/constants-profile";
import { ACCOUNT_PURPOSES, OCCUPATIONS, SOURCES_OF_FUND } from "@/lib/customers/constants-reference";
import {
  addressSpecs,
  birthDate,
  countrySpec,
  identificationSpecs,
  nameSpecs,
  phoneSpec,
  REFERENCE_SPECS,
} from "@/lib/customers/fields-parts";
import type { SectionSpec } from "@/lib/customers/types";

export const INDIVIDUAL_SECTIONS: readonly SectionSpec[] = [
  {
    id: "identity",
    title: "Identity",
    description: "Who this person is, as on the ID.",
    fields: [
      ...nameSpecs(),
      birthDate(),
      { path: "gender", label: "Gender", kind: "select", options: GENDER_OPTIONS, autoComplete: "off" },
      countrySpec("nationality", "Nationality"),
      countrySpec("secondary_nationality", "Second nationality", "Only if this person has two"),
    ],
    groups: [],
  },
  {
    id: "contact",
    title: "Contact",
    description: "How to reach this person, and where they live.",
    fields: [
      {
        path: "email",
        label: "E-mail",
        kind: "email",
        maxLength: LIMITS.email,
        autoComplete: "off",
        inputMode: "email",
      },
      countrySpec(
        "country_of_residence",
        "Country of residence",
        "Sets the country of the phone number and the address",
      ),
      phoneSpec(),
    ],
    groups: [],
  },
  {
    id: "address",
    title: "Home address",
    description: "It must be in the country of residence and match the address proof.",
    fields: addressSpecs("address"),
    groups: [],
  },
  {
    id: "identification",
    title: "Identification",
    description: "The ID that the ID proof shows.",
    fields: identificationSpecs(),
    groups: [],
  },
  {
    id: "tax",
    title: "Tax numbers",
    description: "One for each country where this person pays tax.",
    fields: [],
    groups: [
      {
        path: "tax_info",
        singular: "Tax number",
        plural: "Tax numbers",
        addLabel: "Add a tax number",
        emptyText: "No tax number added yet.",
        maxItems: LIMITS.taxNumbers,
        keyed: false,
        fields: [
          countrySpec("country_code", "Country"),
          {
            path: "document_id",
            label: "Tax number",
            kind: "text",
            sensitive: true,
            countryKey: "country_code",
            maxLength: LIMITS.identifier,
            autoComplete: "off",
          },
        ],
      },
    ],
  },
  {
    id: "financial",
    title: "Work and money",
    description: "What the money is for and where it comes from.",
    fields: [
      {
        path: "employment_status",
        label: "Employment",
        kind: "select",
        options: EMPLOYMENT_STATUS_OPTIONS,
        autoComplete: "off",
      },
      { path: "occupation_id", label: "Occupation", kind: "combobox", options: OCCUPATIONS, autoComplete: "off" },
      {
        path: "purpose_id",
        label: "Purpose of the account",
        kind: "select",
        options: ACCOUNT_PURPOSES,
        autoComplete: "off",
      },
      {
        path: "purpose_remarks",
        label: "More about the purpose",
        kind: "textarea",
        maxLength: LIMITS.remarks,
        autoComplete: "off",
        wide: true,
      },
      {
        path: "source_of_fund_ids",
        label: "Sources of the money",
        kind: "multiselect",
        options: SOURCES_OF_FUND,
        autoComplete: "off",
      },
      {
        path: "source_of_funds_description",
        label: "More about the sources",
        kind: "textarea",
        maxLength: LIMITS.remarks,
        autoComplete: "off",
        wide: true,
      },
      {
        path: "monthly_volume_usd",
        label: "Expected volume per month (USD)",
        kind: "number",
        help: "Whole US dollars",
        autoComplete: "off",
        inputMode: "numeric",
      },
    ],
    groups: [],
  },
  {
    id: "reference",
    title: "Your records",
    description: "Optional notes of your own about this customer.",
    fields: REFERENCE_SPECS,
    groups: [],
  },
];
