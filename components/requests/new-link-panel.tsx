"use client";

import { Mail } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { Instant } from "@/components/ui/instant";
import { unanswered } from "@/lib/core/outcome";
import { mailUploadLinkAction } from "@/lib/requests/links/actions";
import type { NewLink } from "@/lib/requests/links/types";

interface NewLinkPanelProps {
  of: { orgId?: string | undefined; customerId: string; name: string };
  link: NewLink;
  timeZone?: string | undefined;
}

/** A link right after it was made: to scan, to copy, or to send by e-mail. */
export function NewLinkPanel({ of, link, timeZone }: NewLinkPanelProps) {
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ tone: "success" | "danger"; words: string }>();

  async function mail() {
    setBusy(true);
    const token = link.url.slice(link.url.indexOf("#") + 1);
    const { orgId, customerId } = of;
    const outcome = await mailUploadLinkAction({
      ...(orgId ? { orgId } : {}),
      customerId,
      linkId: link.id,
      token,
    }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) setAnswer({ tone: "success", words: `The link is on its way to ${outcome.value.to}.` });
    else
      setAnswer({
        tone: "danger",
        words: outcome.message,
      });
  }

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-start gap-5">
        {/* biome-ignore lint/performance/noImgElement: a drawing that came with the answer, nothing to optimise */}
        <img
          alt="QR code of the upload link"
          src={`data:image/svg+xml,${encodeURIComponent(link.qrSvg)}`}
          className="size-44 rounded-lg border border-line bg-white p-1"
        />
        <div className="grid min-w-0 flex-1 basis-56 gap-3 text-ui">
          <p>Let the customer scan this with the phone, or send them the link.</p>
          <p className="text-ink-muted">Asks for: {link.asksFor.join(", ")}.</p>
          <p className="text-ink-muted">
            Works until <Instant iso={link.expiresAt} timeZone={timeZone} show="datetime" />.
          </p>
        </div>
      </div>
      <CopyableId value={link.url} label="link" className="break-all text-left [&>span]:whitespace-normal" />
      {answer ? (
        <Banner tone={answer.tone} live>
          {answer.words}
        </Banner>
      ) : null}
      {link.mayMail && answer?.tone !== "success" ? (
        <div>
          <Button loading={isBusy} onClick={() => void mail()}>
            <Mail aria-hidden="true" />
            Send it by e-mail
          </Button>
        </div>
      ) : null}
    </div>
  );
}
