import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { emailInput, lineInput } from "@/lib/people/input";
import { COMPLIANCE_LIMITS, SECOND_EYE_POLICIES, SWITCH_NAMES } from "./constants";

/** A zone that this machine's calendar knows: "Australia/Sydney". */
const timeZoneInput = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "" && !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}, "Choose a time zone from the list.");

const reasonInput = z
  .string()
  .trim()
  .min(10, "Give a reason of at least 10 characters.")
  .max(500, "Use at most 500 characters.");

export const settingsInput = z.strictObject({
  contactEmail: emailInput,
  timeZone: timeZoneInput,
  requiresTotp: z.boolean(),
});

export const createOrganisationInput = z.strictObject({
  name: lineInput("the organisation's name", 100),
  contactEmail: emailInput,
  timeZone: timeZoneInput,
});

export const switchFeatureInput = z.strictObject({
  organisationId: publicId("organisation"),
  name: z.enum(SWITCH_NAMES),
  on: z.boolean(),
});

export const inviteOwnerInput = z.strictObject({ organisationId: publicId("organisation"), email: emailInput });

export const suspendInput = z.strictObject({
  organisationId: publicId("organisation"),
  suspend: z.boolean(),
  reason: reasonInput,
});

const within = (name: keyof typeof COMPLIANCE_LIMITS) => {
  const { min, max } = COMPLIANCE_LIMITS[name];
  const message = `Enter a whole number from ${min} to ${max}.`;
  return z.int(message).min(min, message).max(max, message);
};

export const complianceInput = z.strictObject({
  organisationId: publicId("organisation"),
  slaHours: within("slaHours"),
  secondEye: z.enum(SECOND_EYE_POLICIES, "Choose when a second person is needed."),
  secondEyeRisk: within("secondEyeRisk"),
  screeningThreshold: within("screeningThreshold"),
});
