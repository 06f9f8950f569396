import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { liftReasonField, ownRestrictionFields, staffRestrictionFields } from "./input-fields";

export const placeOwnInput = ownRestrictionFields.extend({ customerId: publicId("customer") });

export const placeStaffInput = staffRestrictionFields.extend({
  orgId: publicId("organisation"),
  customerId: publicId("customer"),
});

export const liftOwnInput = z.strictObject({
  customerId: publicId("customer"),
  restrictionId: publicId("restriction"),
  reason: liftReasonField,
});

export const liftStaffInput = liftOwnInput.extend({ orgId: publicId("organisation") });

export type PlaceOwnInput = z.output<typeof placeOwnInput>;
export type PlaceStaffInput = z.output<typeof placeStaffInput>;
export type LiftOwnInput = z.output<typeof liftOwnInput>;
export type LiftStaffInput = z.output<typeof liftStaffInput>;
