"use client";

import { Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { toast } from "@/components/ui/toast";
import type { Tone } from "@/components/ui/tone";
import { endUploadLinkAction } from "@/lib/requests/links/actions";
import { LINK_STATE_LABELS, type LinkState } from "@/lib/requests/links/constants";
import type { LinkView } from "@/lib/requests/links/types";
import { MakeLinkDialog } from "./make-link-dialog";

interface UploadLinksProps {
  /** Outside ids; the organisation only where compliance looks. */
  of: { orgId?: string | undefined; customerId: string; name: string };
  /** Newest first, from `listUploadLinks`. */
  links: readonly LinkView[];
  /** Is any document missing or asked for? Without one there is nothing to make a link for. */
  isAnythingWanted: boolean;
  timeZone?: string | undefined;
}

const TONES: Readonly<Record<LinkState, Tone>> = {
  LIVE: "info",
  FINISHED: "success",
  REVOKED: "neutral",
  EXPIRED: "neutral",
};

/** Secure links with which the customer uploads without signing in: make one, see what became of the others, end one. */
export function UploadLinks({ of, links, isAnythingWanted, timeZone }: UploadLinksProps) {
  const router = useRouter();
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<LinkView | null>(null);

  async function end(): Promise<string | undefined> {
    if (!ending) return undefined;
    const { orgId, customerId } = of;
    const outcome = await endUploadLinkAction({ ...(orgId ? { orgId } : {}), customerId, linkId: ending.id });
    if (!outcome.ok) return outcome.message;
    toast.success("The link was ended", { description: "Whoever opens it now is told so." });
    router.refresh();
    return undefined;
  }

  if (!isAnythingWanted && links.length === 0) return null;
  return (
    <div data-print="hide" className="mb-6 grid gap-3 rounded-lg border border-line bg-sunken p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="font-semibold text-ink text-sm">Let the customer upload</h3>
          <p className="text-ink-muted text-ui">
            {isAnythingWanted
              ? "A secure link opens a page on their phone, without signing in, for exactly what is missing."
              : "Nothing is missing, so there is nothing to ask for with a link."}
          </p>
        </div>
        {isAnythingWanted ? (
          <Button onClick={() => setMaking(true)}>
            <Smartphone aria-hidden="true" />
            Make an upload link
          </Button>
        ) : null}
      </div>
      {links.length > 0 ? (
        <ul aria-label="Upload links" className="grid gap-2">
          {links.map((link) => (
            <li
              key={link.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t pt-2 text-mini"
            >
              <div className="min-w-0">
                <p className="text-ink">
                  {link.asksFor.join(", ")}{" "}
                  <StatusBadge tone={TONES[link.state]} label={LINK_STATE_LABELS[link.state]} />
                </p>
                <p className="text-ink-muted">
                  {link.createdByName}, <Instant iso={link.createdAt} timeZone={timeZone} show="datetime" />.{" "}
                  {link.state === "LIVE" ? (
                    <>
                      Works until <Instant iso={link.expiresAt} timeZone={timeZone} show="datetime" />.{" "}
                    </>
                  ) : null}
                  {link.lastUsedAt ? (
                    <>
                      Last used <Instant iso={link.lastUsedAt} timeZone={timeZone} show="datetime" />.
                    </>
                  ) : (
                    "Never opened."
                  )}
                </p>
              </div>
              {link.state === "LIVE" ? (
                <Button
                  size="sm"
                  onClick={() => setEnding(link)}
                  aria-label={`End the link for ${link.asksFor.join(", ")}`}
                >
                  End
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <MakeLinkDialog of={of} open={isMaking} onOpenChange={setMaking} timeZone={timeZone} />
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(isOpen) => (isOpen ? undefined : setEnding(null))}
        title="End this upload link?"
        consequences="It stops at once, also for whoever has it open. What was uploaded stays."
        confirmLabel="End the link"
        onConfirm={end}
      />
    </div>
  );
}
