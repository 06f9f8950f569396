import type { FieldValues, UseFormReturn } from "react-hook-form";
import { siblingPath } from "@/lib/customers/fields";

// Who follows whom: the address is always in the country of residence, the others only until somebody chose differently.
const FOLLOWERS: Readonly<Record<string, { always: readonly string[]; unlessChosen: readonly string[] }>> = {
  country_of_residence: { always: ["address_country"], unlessChosen: ["phone_country_code"] },
  incorporation_country: { always: [], unlessChosen: ["registered_address_country", "phone_country_code"] },
  nationality: { always: [], unlessChosen: ["identification_issuing_country"] },
};

/** After a country was chosen: fills the countries that follow it, and clears a state that is not in it. */
export function followCountry(
  form: UseFormReturn<FieldValues>,
  path: string,
  change: { from: string; to: string },
): void {
  const key = path.slice(path.lastIndexOf(".") + 1);
  const set = (target: string, value: string) =>
    form.setValue(target, value, { shouldDirty: true, shouldValidate: Boolean(form.getFieldState(target).error) });

  if (key.endsWith("address_country")) {
    const state = siblingPath(path, key.replace(/country$/, "state"));
    const chosen: unknown = form.getValues(state);
    if (typeof chosen === "string" && chosen && !chosen.startsWith(`${change.to}-`)) set(state, "");
  }
  const followers = FOLLOWERS[key];
  if (!followers || !change.to) return;
  for (const follower of [...followers.always, ...followers.unlessChosen]) {
    const target = siblingPath(path, follower);
    const current = String(form.getValues(target) ?? "");
    const follows = followers.always.includes(follower) || current === "" || current === change.from;
    if (!follows || current === change.to) continue;
    set(target, change.to);
    followCountry(form, target, { from: current, to: change.to });
  }
}
