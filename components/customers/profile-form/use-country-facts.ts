"use client";

import { useEffect, useState } from "react";
import { countryFactsAction } from "@/lib/customers/reference/actions";
import type { CountryFacts, ProfileReference } from "@/lib/customers/reference/types";
import { useProfileForm } from "./profile-form-context";

const known = new Map<string, CountryFacts>();
const asked = new Map<string, Promise<CountryFacts | null>>();

async function fetchFacts(country: string): Promise<CountryFacts | null> {
  try {
    const outcome = await countryFactsAction({ country });
    if (!outcome.ok) return null;
    known.set(country, outcome.value);
    return outcome.value;
  } catch {
    // Out of reach: the field asks again when it is shown next.
    return null;
  } finally {
    asked.delete(country);
  }
}

/** What is known of a country without asking: sent with the page or fetched since. */
export function knownFacts(reference: ProfileReference, country: string): CountryFacts | undefined {
  return reference.countries[country] ?? known.get(country);
}

/** Subdivisions and tax number name of a country; undefined while unknown. Fetched once a country. */
export function useCountryFacts(country: string | undefined): CountryFacts | undefined {
  const { reference } = useProfileForm();
  const given = country ? knownFacts(reference, country) : undefined;
  const [, redraw] = useState(0);

  useEffect(() => {
    if (!country || given) return;
    let isShown = true;
    // A server action must wait until the page around has woken.
    const timer = setTimeout(() => {
      const request = asked.get(country) ?? fetchFacts(country);
      asked.set(country, request);
      void request.then(() => isShown && redraw((count) => count + 1));
    }, 0);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [country, given]);

  return given;
}
