import type { CustomerStatus } from "@/lib/customers/constants";
import type { CaseState } from "@/lib/reviews/cases/constants";

/** Ids in their outside form. `isExact`: the whole id or external id was typed, so nothing else can be meant. */
export type PaletteCustomer = {
  id: string;
  name: string;
  status: CustomerStatus;
  externalId: string | null;
  isExact: boolean;
};

export type PaletteSender = {
  id: string;
  nickname: string;
  /** As printed: 062-000. */
  bsb: string;
  /** The last three digits only. */
  accountEnd: string;
};

/** The newest case of a customer, of any organisation. */
export type PaletteCase = {
  orgId: string;
  id: string;
  name: string;
  orgName: string;
  state: CaseState;
  isExact: boolean;
};

export type PaletteFinds = { customers: PaletteCustomer[]; senders: PaletteSender[]; cases: PaletteCase[] };
