"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useFragmentToken } from "@/components/people/use-fragment-token";
import { Banner } from "@/components/ui/banner";
import { Spinner } from "@/components/ui/spinner";
import { unansweredThen } from "@/lib/core/outcome";
import { openUploadLinkAction } from "@/lib/requests/links/actions-hosted";
import { LinkEnded } from "./link-ended";

interface HostedEntranceProps {
  /** What this browser's open link asks for; left out when it holds none. */
  children?: ReactNode | undefined;
}

/** What does not open reads the same, whatever the reason; what could not be asked is said. */
const DEAD: ReadonlySet<string> = new Set(["not_found", "invalid"]);

type Opening = "waiting" | "ended" | { problem: string };

/** Exchanges the secret of the link for a ticket of this browser, at once, and shows what the link asks for. */
export function HostedEntrance({ children }: HostedEntranceProps) {
  const token = useFragmentToken();
  const [opening, setOpening] = useState<Opening>("waiting");

  useEffect(() => {
    if (!token) return;
    let isCurrent = true;
    setOpening("waiting");
    void openUploadLinkAction({ token })
      .catch(unansweredThen("Check your connection and open the link again."))
      .then((outcome) => {
        if (!isCurrent) return;
        if (outcome.ok) {
          // A whole new page: the secret stays neither in memory nor in what the router remembers of the address.
          window.location.replace(window.location.pathname);
        } else setOpening(DEAD.has(outcome.code) ? "ended" : { problem: outcome.message });
      });
    return () => {
      isCurrent = false;
    };
  }, [token]);

  if (typeof opening === "object")
    return (
      <Banner tone="warning" live title="Not opened yet">
        {opening.problem}
      </Banner>
    );
  if (token !== null && opening !== "ended")
    return (
      <p role="status" className="flex items-center justify-center gap-2 py-10 text-ink-muted text-sm">
        <Spinner className="size-4" /> Opening your link…
      </p>
    );
  return opening === "ended" || !children ? <LinkEnded /> : children;
}
