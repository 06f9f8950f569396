"use client";

import { useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { Banner } from "@/components/ui/banner";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { type ReviewTrigger, type ReviewTriggers, reopensReview } from "@/lib/customers/rules";

interface ReopenHintProps {
  form: UseFormReturn<FieldValues>;
  profile: CustomerProfile;
  status: CustomerStatus;
  today: string;
}

const WAIT_MS = 300;
const WORDS: Readonly<Record<ReviewTrigger, string>> = {
  NAME: "the name",
  BIRTH_DATE: "the birth date",
  IDENTIFICATION: "the ID or nationality",
};
const NOTHING: ReviewTriggers = { review: [], addressCheck: false };

/** Says before saving that a change will start the review again. */
export function ReopenHint({ form, profile, status, today }: ReopenHintProps) {
  const [triggers, setTriggers] = useState(NOTHING);
  const { subscribe, getValues } = form;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    async function look() {
      // The rules weigh more than the form: fetched with the first change.
      const { readDraft } = await import("@/lib/drafts/rules");
      const reading = readDraft({ type: profile.type, values: getValues(), today });
      if (reading.ok) setTriggers(reopensReview(profile, reading.profile));
    }
    const stop = subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(() => void look(), WAIT_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [subscribe, getValues, profile, today]);

  const what = [...triggers.review.map((trigger) => WORDS[trigger]), ...(triggers.addressCheck ? ["the address"] : [])];
  if (what.length === 0 || status === "PENDING_INFO") return <span role="status" className="sr-only" />;
  const list = what.length === 1 ? what[0] : `${what.slice(0, -1).join(", ")} and ${what.at(-1)}`;
  return (
    <Banner tone="warning" live title="Saving starts the review again">
      You changed {list}. {status === "APPROVED" ? "The customer is under review until it is decided again. " : ""}
      Usually that takes less than a minute.
    </Banner>
  );
}
