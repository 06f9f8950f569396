"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { shortInstant } from "@/components/ui/instant-format";
import { LinkButton } from "@/components/ui/link-button";
import type { SaveNotice as Notice } from "./use-draft-saving";

interface SaveNoticeProps {
  notice: Notice;
  timeZone: string;
  onRetry: () => void;
  onLoadTheirs: () => void;
  onKeepMine: (version: number) => void;
}

const customerIn = (detail: unknown) =>
  typeof detail === "object" && detail !== null && "customerId" in detail ? String(detail.customerId) : null;

/** Saving stopped: why, and the ways on. What was typed stays in the page meanwhile. */
export function SaveNotice({ notice, timeZone, onRetry, onLoadTheirs, onKeepMine }: SaveNoticeProps) {
  if (notice.kind === "signed_out") {
    return (
      <Banner
        live
        tone="warning"
        title="You are signed out"
        actions={
          <>
            <a href="/sign-in" target="_blank" rel="noreferrer" className={buttonVariants({ size: "sm" })}>
              Sign in in a new tab
            </a>
            <Button size="sm" variant="ghost" onClick={onRetry}>
              Save now
            </Button>
          </>
        }
      >
        What you typed stays here. Sign in again in another tab; this page then saves by itself.
      </Banner>
    );
  }
  if (notice.kind === "conflict") {
    const { by, at, version } = notice.conflict;
    return (
      <Banner
        live
        tone="warning"
        title={`This draft was changed in another tab at ${shortInstant(at, timeZone, "datetime")} by ${by}`}
        actions={
          <>
            <Button size="sm" onClick={onLoadTheirs}>
              Load theirs
            </Button>
            <Button size="sm" onClick={() => onKeepMine(version)}>
              Keep mine
            </Button>
          </>
        }
      >
        Saving waits until you choose. &ldquo;Load theirs&rdquo; replaces what you typed here; &ldquo;Keep mine&rdquo;
        replaces what they saved.
      </Banner>
    );
  }
  const { refusal } = notice;
  const customerId = customerIn(refusal.detail);
  return (
    <Banner
      live
      tone="danger"
      title="This draft is not saved"
      actions={
        customerId ? (
          <LinkButton size="sm" href={`/customers/${customerId}`}>
            Open the customer
          </LinkButton>
        ) : (
          <LinkButton size="sm" href="/customers/drafts">
            All drafts
          </LinkButton>
        )
      }
    >
      {refusal.message}
    </Banner>
  );
}
