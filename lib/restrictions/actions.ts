"use server";
import { defineAction } from "@/lib/auth/action";
import { liftOwnInput, liftStaffInput, placeOwnInput, placeStaffInput } from "./input";
import { liftOwnRestriction, liftStaffRestriction, placeOwnRestriction, placeStaffRestriction } from "./writes";

export const placeRestrictionAction = defineAction({
  id: "restrictions.place",
  permission: { merchant: "restrictions.write" },
  input: placeOwnInput,
  handler: placeOwnRestriction,
});

export const liftRestrictionAction = defineAction({
  id: "restrictions.lift",
  permission: { merchant: "restrictions.write" },
  input: liftOwnInput,
  handler: liftOwnRestriction,
});

export const placeStaffRestrictionAction = defineAction({
  id: "restrictions.place_staff",
  permission: { reviewer: "cases.decide" },
  input: placeStaffInput,
  handler: placeStaffRestriction,
});

export const liftStaffRestrictionAction = defineAction({
  id: "restrictions.lift_staff",
  permission: { reviewer: "cases.decide" },
  input: liftStaffInput,
  handler: liftStaffRestriction,
});
