"use client";

import { CircleCheck, Lock } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { CivilDate } from "@/components/ui/civil-date";
import { Progress } from "@/components/ui/progress";
import type { DocumentRow } from "@/lib/documents/types";
import { isFilled, isInPlace } from "@/lib/requests/links/rules";
import type { HostedPage, HostedPlace as Place } from "@/lib/requests/links/types";
import { HostedPlace } from "./hosted-place";

const thingsToSend = (count: number) => (count === 1 ? "one document" : `${count} documents`);

/** What a customer sees who opened a secure link: who asks, for what, how far along they are, and the end. */
export function HostedUpload({ page }: { page: HostedPage }) {
  const { organisationName, firstName, places, today, openUntil } = page;
  const [sent, setSent] = useState<DocumentRow[]>(() => places.flatMap((place) => place.documents));
  const done = useRef<HTMLHeadingElement>(null);

  const isDone = (place: Place) => {
    const facts = { subject: place.subject, slot: place.slot, side: place.side };
    return place.isDone || isFilled(facts, sent, place.acceptedTypes, today);
  };
  const received = places.filter(isDone).length;
  const isFinished = received === places.length;

  useEffect(() => {
    if (isFinished) done.current?.focus();
  }, [isFinished]);

  function keep(stored: DocumentRow) {
    setSent((before) => [
      ...before.filter((one) => one.slot !== stored.slot || one.subject !== stored.subject || one.side !== stored.side),
      stored,
    ]);
  }

  if (isFinished)
    return (
      <div className="grid justify-items-center gap-3 py-4 text-center">
        <span className="grid size-11 place-items-center rounded-full bg-success-soft text-success-ink">
          <CircleCheck aria-hidden="true" className="size-6" />
        </span>
        <h2 ref={done} tabIndex={-1} className="font-semibold text-ink text-lg outline-none">
          Thank you, everything has arrived
        </h2>
        <p className="max-w-sm text-balance text-ink-muted text-sm">
          {organisationName} has what it needs and the review goes on by itself. You can close this page.
        </p>
      </div>
    );

  return (
    <div className="grid gap-7">
      <div className="grid gap-2">
        <p className="font-semibold text-ink text-lg">
          {firstName ? `Hello ${firstName}, ` : ""}
          {organisationName} asks you for {thingsToSend(places.length)}
        </p>
        <p className="text-ink-muted text-sm">
          Take a photo with your phone or choose a file. Each one is checked as it arrives. The link works until{" "}
          <CivilDate value={openUntil} />.
        </p>
        {places.length > 1 ? (
          <Progress
            value={(received / places.length) * 100}
            label={`${received} of ${places.length} received`}
            className="mt-1"
          />
        ) : null}
        <p role="status" className={places.length > 1 ? "text-ink-muted text-mini" : "sr-only"}>
          {received} of {places.length} received
        </p>
      </div>
      {places.map((place) => (
        <HostedPlace
          key={`${place.slot}:${place.subject}:${place.side ?? ""}`}
          place={place}
          documents={sent.filter((document) =>
            isInPlace({ subject: place.subject, slot: place.slot, side: place.side }, document),
          )}
          isDone={isDone(place)}
          today={today}
          onStored={keep}
        />
      ))}
      <p className="flex items-start gap-2 border-t pt-4 text-ink-muted text-mini">
        <Lock aria-hidden="true" className="mt-px size-3.5 shrink-0" />
        Files are kept encrypted and shown only to {organisationName} and to the people who review them.
      </p>
    </div>
  );
}
