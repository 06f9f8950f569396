"use server";

import { z } from "zod";
import { defineAction } from "@/lib/auth/action";
import { isCountry } from "@/lib/core/geo";
import { ok } from "@/lib/core/outcome";
import { countryFacts } from "./reads";

export const countryFactsAction = defineAction({
  id: "customers.country_facts",
  permission: { merchant: "customers.read" },
  input: z.strictObject({ country: z.string().length(2).refine(isCountry, "Choose a country") }),
  handler: async (_scope, { country }) => ok(countryFacts(country)),
});
