import { LIMITS } from "@/lib/customers/constants";
import { NATURES_OF_BUSINESS } from "@/lib/customers/constants-nature-of-business";
import { SOURCE_OF_FUNDING_OPTIONS } from "@/lib/customers/constants-profile";
import { addressSpecs, countrySpec, personSpecs, phoneSpec, REFERENCE_SPECS } from "@/lib/customers/fields-parts";
import type { Holder, SectionSpec } from "@/lib/customers/types";

const hasOwnOperatingAddress = (holder: Holder) => holder.operating_address_same === false;

export const COMPANY_SECTIONS: readonly SectionSpec[] = [
  {
    id: "company",
    title: "Company",
    description: "The company as it stands in the register.",
    fields: [
      {
        path: "name",
        label: "Registered name",
        kind: "text",
        latinTwin: "name_en",
        maxLength: LIMITS.companyName,
        autoComplete: "off",
        wide: true,
      },
      {
        path: "trading_name",
        label: "Trading name",
        kind: "text",
        help: "Only if it differs from the registered name",
        latinTwin: "trading_name_en",
        maxLength: LIMITS.companyName,
        autoComplete: "off",
        wide: true,
      },
      countrySpec("incorporation_country", "Country of incorporation"),
      {
        path: "registration_number",
        label: "Registration number",
        kind: "text",
        help: "For example ABN or ACN in Australia, UEN in Singapore, NZBN in New Zealand",
        sensitive: true,
        countryKey: "incorporation_country",
        maxLength: LIMITS.identifier,
        autoComplete: "off",
      },
      { path: "incorporation_date", label: "Date of incorporation", kind: "date", autoComplete: "off" },
    ],
    groups: [],
  },
  {
    id: "contact",
    title: "Contact",
    description: "How to reach the company.",
    fields: [
      {
        path: "company_email",
        label: "E-mail",
        kind: "email",
        maxLength: LIMITS.email,
        autoComplete: "off",
        inputMode: "email",
      },
      phoneSpec(),
      {
        path: "website",
        label: "Website",
        kind: "url",
        placeholder: "https://example.com",
        maxLength: LIMITS.website,
        autoComplete: "off",
        inputMode: "url",
      },
    ],
    groups: [],
  },
  {
    id: "registered-address",
    title: "Registered address",
    description: "The address in the register. It must match the company's address proof.",
    fields: addressSpecs("registered_address"),
    groups: [],
  },
  {
    id: "operating-address",
    title: "Operating address",
    description: "Where the company does its work.",
    fields: [
      {
        path: "operating_address_same",
        label: "Same as the registered address",
        kind: "checkbox",
        help: "Clear the box to enter another address",
        autoComplete: "off",
        wide: true,
      },
      ...addressSpecs("operating_address", { when: hasOwnOperatingAddress }),
    ],
    groups: [],
  },
  {
    id: "business",
    title: "Business",
    description: "What the company does and where its money comes from.",
    fields: [
      {
        path: "nature_of_business",
        label: "Nature of business",
        kind: "combobox",
        help: "Search by words or by NAICS 2022 code",
        options: NATURES_OF_BUSINESS,
        autoComplete: "off",
        wide: true,
      },
      {
        path: "source_of_funding",
        label: "Source of funding",
        kind: "select",
        options: SOURCE_OF_FUNDING_OPTIONS,
        autoComplete: "off",
      },
      {
        path: "expected_monthly_volume_usd",
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
    id: "authorised-user",
    title: "Authorised user",
    description: "The person who acts for the company. Their ID proof is needed for a wallet.",
    fields: personSpecs({ prefix: "authorized_user" }),
    groups: [],
  },
  {
    id: "directors",
    title: "Directors",
    description: "Everyone who directs the company. At least one is needed for a wallet.",
    fields: [],
    groups: [
      {
        path: "directors",
        singular: "Director",
        plural: "Directors",
        addLabel: "Add a director",
        emptyText: "No director added yet.",
        maxItems: LIMITS.directors,
        keyed: true,
        fields: personSpecs(),
      },
    ],
  },
  {
    id: "owners",
    title: "Beneficial owners",
    description: "Every person who owns more than 25 % of the company. Leave this empty when nobody does.",
    fields: [],
    groups: [
      {
        path: "ultimate_beneficial_owners",
        singular: "Beneficial owner",
        plural: "Beneficial owners",
        addLabel: "Add an owner",
        emptyText: "No owner added yet.",
        maxItems: LIMITS.owners,
        keyed: true,
        fields: [
          ...personSpecs(),
          {
            path: "ownership_percentage",
            label: "Share of the company (%)",
            kind: "number",
            help: "Up to two decimals. All owners together at most 100.",
            autoComplete: "off",
            inputMode: "decimal",
          },
        ],
      },
    ],
  },
  {
    id: "reference",
    title: "Your records",
    description: "Optional notes of your own about this customer.",
    fields: REFERENCE_SPECS,
    groups: [],
  },
];
