import type { CivilDate } from "@/lib/core/civil-date";
import type { Purpose } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import type { MissingItem } from "@/lib/customers/types";
import type { DocumentReading } from "@/lib/documents/readings/types";
import type { DocumentFact } from "@/lib/documents/rules";
import type { CheckName, CheckResult } from "./constants";

export type WatchListHit = {
  who: string;
  entryId: string;
  entryName: string;
  source: string;
  sameBirthDate: boolean /** 0 to 100; left out where names were compared by spelling alone. */;
  score?: number;
};

/** Another customer of the organisation that shares something which should be its own. */
export type Twin = { customerId: string; name: string; shares: "ID number" | "tax number" | "name and date" };

/** Everything the checks look at, gathered before they run, so that they are pure. */
export type ReviewFacts = {
  profile: CustomerProfile;
  purpose: Purpose;
  documents: DocumentFact[];
  today: CivilDate;
  missing: MissingItem[];
  twins: Twin[];
  reusedDocuments: { documentId: string; customerId: string; name: string }[];
  watchListHits: WatchListHit[];
  /** What identity documents say beside the profile; facts that were kept before zones were read have none. */
  readings?: DocumentReading[];
};

/**
 * Who decides: the checks; the checks but an approval goes to a person, who has asked for something; or a person, because one
 * lifted a suspension.
 */
export type LeftTo = "CHECKS" | "ASKED" | "PERSON";

/** One check as it is kept: what it is, what it looked at, what it found, in words for people. */
export type CheckRecord = {
  name: CheckName;
  version: number;
  inputSummary: string;
  result: CheckResult;
  explanation: string;
};
