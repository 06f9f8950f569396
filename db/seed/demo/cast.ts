import type { CustomerType, Purpose } from "@/lib/customers/constants";

/** What becomes of an invented customer: played through the same writes that people use. */
export type Fate =
  /** Everything is there; the automated review decides. */
  | "complete"
  /** As complete; compliance then decides. */
  | "reviewer_approves"
  | "reviewer_suspends"
  /** As complete; the merchant then switches it off. */
  | "merchant_disables"
  /** Submitted with something missing. */
  | "without_address_proof"
  | "without_documents"
  | "without_birth_date"
  | "old_address_proof";

export type Role = {
  type: CustomerType;
  purpose: Purpose;
  names: string[];
  place: string;
  fate: Fate;
  /** Days before today on which it was added. */
  daysAgo: number;
  /** Hours before now, where a day is too coarse; counts instead of the days. */
  hoursAgo?: number;
  nationality?: string;
  birthDate?: string;
  /** ID number, where two customers are to share one. */
  idNumber?: string;
  /** Days from now until the identity document expires; negative = it has. Six years from when it was added otherwise. */
  idExpiresIn?: number;
  /** What the merchant's own systems keep with a customer. */
  metadata?: Record<string, string>;
  idType?: "PASSPORT" | "DRIVERS_LICENCE" | "NATIONAL_ID";
};

const person = (first: string, last: string, place: string, daysAgo: number, more: Partial<Role> = {}): Role => ({
  type: "INDIVIDUAL",
  purpose: "WALLET",
  names: [first, last],
  place,
  fate: "complete",
  daysAgo,
  ...more,
});

const company = (name: string, place: string, daysAgo: number, more: Partial<Role> = {}): Role => ({
  type: "COMPANY",
  purpose: "WALLET",
  names: [name],
  place,
  fate: "complete",
  daysAgo,
  ...more,
});

const PROGRAMMES = [
  { programme: "payouts", account_manager: "Nadia Brooks" },
  { programme: "marketplace", account_manager: "Tom Becker" },
  { programme: "treasury", account_manager: "Nadia Brooks" },
];

/** Metadata as Acme keeps it, on every third. */
const withMetadata = (role: Role, index: number): Role => {
  const metadata = PROGRAMMES[(index / 3) % PROGRAMMES.length];
  return index % 3 === 0 && metadata ? { ...role, metadata } : role;
};

/** About sixty customers of Acme in every status and of both types, the oldest first. All invented. */
export const ACME_CAST: Role[] = [
  person("Jane", "Nguyen", "AU", 86),
  person("Liam", "O'Connor", "AU", 84, { idType: "DRIVERS_LICENCE", idExpiresIn: 5 }),
  company("Harbour Trading Pty Ltd", "AU", 83),
  person("Aroha", "Walker", "NZ", 81, { idExpiresIn: 20 }),
  person("Wei Ling", "Tan", "SG", 79),
  person("Oliver", "Hughes", "GB", 78, { idType: "DRIVERS_LICENCE", idExpiresIn: 58 }),
  person("Maria", "Garcia", "US", 76, { nationality: "MX" }),
  person("Lukas", "Müller", "DE", 74, { idType: "NATIONAL_ID" }),
  person("Amélie", "Rousseau", "FR", 72, { idType: "NATIONAL_ID" }),
  person("健太", "佐藤", "JP", 71),
  company("Kauri Coffee Roasters Limited", "NZ", 70),
  person("Isabel", "Santos", "PH", 68, { idExpiresIn: -9 }),
  person("João", "Almeida", "BR", 66),
  person("Priya", "Sharma", "IN", 65, { idExpiresIn: 13 }),
  person("Noah", "Bennett", "AU", 63, { purpose: "BASIC" }),
  person("Mia", "Papadopoulos", "AU", 62, { idType: "DRIVERS_LICENCE" }),
  company("Orchard Lane Pte Ltd", "SG", 60),
  person("Ethan", "Clarke", "NZ", 59, { fate: "reviewer_approves", nationality: "MM" }),
  person("Viktor", "Malenkov", "DE", 58, { birthDate: "1968-03-14" }),
  person("Sofia", "Lindqvist", "GB", 56),
  person("Thi Mai", "Tran", "AU", 55),
  person("Daniel", "Kim", "US", 53),
  company("Thames Ledger Ltd", "GB", 52),
  person("Grace", "Mwangi", "GB", 50, { purpose: "BASIC" }),
  person("Hana", "Yamamoto", "JP", 49),
  person("Carlos", "Mendoza", "US", 47, { fate: "reviewer_suspends", nationality: "MM" }),
  person("Emma", "Schneider", "DE", 46, { idType: "NATIONAL_ID" }),
  person("Samuel", "Achterberg", "AU", 44, { fate: "without_address_proof" }),
  company("Northern Amber Shipping LLC", "DE", 43, { fate: "reviewer_suspends" }),
  person("Chloé", "Lefèvre", "FR", 41),
  person("Arjun", "Patel", "IN", 40, { purpose: "BASIC" }),
  person("Ruby", "Thompson", "AU", 38, { idType: "DRIVERS_LICENCE", idExpiresIn: 41 }),
  company("Banksia Homewares Pty Ltd", "AU", 37),
  person("Jack", "Wilson", "NZ", 35),
  person("Nur Aisyah", "Rahman", "SG", 34),
  person("Oscar", "Delgado", "PH", 33, { fate: "merchant_disables" }),
  person("Ella", "Fraser", "GB", 31),
  person("Tomás", "Ferreira", "BR", 30, { fate: "old_address_proof" }),
  person("Zoe", "Armstrong", "AU", 28),
  company("Silver Fern Digital Limited", "NZ", 27),
  person("Henrik", "Olsen", "GB", 26, { purpose: "BASIC" }),
  person("Leila", "Haddad", "FR", 24, { fate: "without_birth_date" }),
  person("Benjamin", "Wright", "US", 23, { idType: "DRIVERS_LICENCE" }),
  person("Marcus", "Lee", "SG", 21),
  company("Golden Gate Freight Inc", "US", 20),
  person("Anna", "Kowalski", "GB", 19),
  person("Finn", "Gallagher", "AU", 17, { fate: "without_documents" }),
  person("Sakura", "Kobayashi", "JP", 16),
  company("Rheinblick Handel GmbH", "DE", 15, { fate: "without_address_proof" }),
  person("Harper", "Davies", "AU", 13),
  person("Miguel", "Torres", "PH", 12),
  company("Moreton Bay Marine Pty Ltd", "AU", 11, { purpose: "BASIC" }),
  person("Charlotte", "Evans", "NZ", 9, { purpose: "BASIC" }),
  person("Rafael", "Costa", "BR", 8, { fate: "without_address_proof" }),
  person("Ava", "Robinson", "AU", 7),
  company("Blue Gum Capital Pty Ltd", "AU", 6, { fate: "without_documents" }),
  person("Kyaw", "Min Htet", "MM", 5),
  person("Goran", "Vukasinovic", "DE", 4, { birthDate: "1979-06-02" }),
  person("Jayne", "Nguyen", "AU", 3, { idNumber: "same-as-first" }),
  person("Lucy", "Harrington", "GB", 2),
  company("Southern Cross Remittance Pty Ltd", "AU", 1),
].map(withMetadata);

/** A few more organisations' customers, so that tenants can be told apart. */
export const GLOBEX_CAST: Role[] = [
  person("Peter", "Gibbons", "US", 40),
  company("Initrode Logistics Inc", "US", 30, { fate: "without_documents" }),
  person("Milton", "Waddams", "US", 20, { fate: "without_address_proof" }),
  person("Samira", "Nagheenanajar", "GB", 10, { purpose: "BASIC" }),
];

/** Customers of Globex whom the automated review leaves to a person: of different risk, age and time left. */
export const QUEUE_CAST: Role[] = [
  person("Thandar", "Lwin", "GB", 1, { nationality: "MM", hoursAgo: 30 }),
  person("Goran", "Vukasinovic", "DE", 1, { nationality: "MM", birthDate: "1979-06-02", hoursAgo: 26 }),
  person("Aung Zaw", "Htun", "SG", 1, { nationality: "MM", hoursAgo: 21.5 }),
  person("Hla Hla", "Win", "AU", 0, { nationality: "MM", hoursAgo: 9 }),
  person("Zarni", "Thant", "NZ", 0, { nationality: "MM", hoursAgo: 2 }),
];
