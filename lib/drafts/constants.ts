import type { CustomerType } from "@/lib/customers/constants";

export type StepSpec = { id: string; label: string; description: string; sections: readonly string[] };

const LAST_STEPS: readonly StepSpec[] = [
  {
    id: "documents",
    label: "Documents",
    description: "Photos or scans that prove what you entered. They are stored encrypted.",
    sections: [],
  },
  {
    id: "senders",
    label: "Senders",
    description: "Bank accounts that may fund this customer's wallet.",
    sections: [],
  },
  { id: "review", label: "Review", description: "Check everything once more before you submit.", sections: [] },
];

/** The steps of the wizard in order; the sections are those of the field catalogue. */
export const STEPS: Readonly<Record<CustomerType, readonly StepSpec[]>> = {
  INDIVIDUAL: [
    { id: "identity", label: "Identity", description: "Who this person is, as on the ID.", sections: ["identity"] },
    {
      id: "contact",
      label: "Contact and address",
      description: "How to reach this person, and where they live.",
      sections: ["contact", "address"],
    },
    {
      id: "identification",
      label: "ID and tax numbers",
      description: "The ID that the ID proof shows, and where this person pays tax.",
      sections: ["identification", "tax"],
    },
    {
      id: "financial",
      label: "Work and money",
      description: "What the money is for and where it comes from.",
      sections: ["financial", "reference"],
    },
    ...LAST_STEPS,
  ],
  COMPANY: [
    {
      id: "company",
      label: "Company and contact",
      description: "The company as it stands in the register.",
      sections: ["company", "contact"],
    },
    {
      id: "addresses",
      label: "Addresses",
      description: "Where the company is registered and where it works.",
      sections: ["registered-address", "operating-address"],
    },
    {
      id: "business",
      label: "Business",
      description: "What the company does and where its money comes from.",
      sections: ["business", "reference"],
    },
    {
      id: "people",
      label: "People",
      description: "Who acts for the company, who directs it and who owns it.",
      sections: ["authorised-user", "directors", "owners"],
    },
    ...LAST_STEPS,
  ],
};

/** The step where a section of the catalogue (or "documents") is filled in. */
export function stepOfSection(type: CustomerType, section: string): string {
  return STEPS[type].find((step) => step.id === section || step.sections.includes(section))?.id ?? "review";
}

export const DRAFT_LIST_MAX = 100;
