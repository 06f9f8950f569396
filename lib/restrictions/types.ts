import type { CivilDate } from "@/lib/core/civil-date";
import type { PlacedByKind, RequiredAction, RestrictionName, RestrictionReason } from "./constants";

/** A restriction that is in force or announced. */
export type RestrictionRow = {
  id: string;
  name: RestrictionName;
  reason: RestrictionReason;
  requiredActions: RequiredAction[];
  /** For the merchant. */
  message: string;
  /** For staff only; always null for merchants. */
  internal: string | null;
  placedByKind: PlacedByKind;
  /** Merchants read "Compliance" instead of a member of staff. */
  placedByName: string;
  createdAt: string;
  /** The day on which it takes effect, where it was announced ahead. */
  dueOn: CivilDate | null;
  /** Since when it is in force; null while it is only announced. */
  appliedAt: string | null;
  /** Whether the side that reads may lift it; who exactly is decided by role. */
  isOwnToLift: boolean;
};

/** Which side looks. */
export type RestrictionSide = "merchant" | "staff";
