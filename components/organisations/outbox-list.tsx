import { MailOpen } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/instant";
import type { OutboxMail } from "@/lib/mail/types";

const STATES = {
  QUEUED: { tone: "info", label: "Waiting" },
  SENT: { tone: "success", label: "Sent" },
  CAPTURED: { tone: "neutral", label: "Kept here" },
  FAILED: { tone: "danger", label: "Not sent" },
} as const;

/** Mails as a reader would see them: their text and their links, which are all our own. */
export function OutboxList({ mails, timeZone }: { mails: readonly OutboxMail[]; timeZone?: string }) {
  if (mails.length === 0) {
    return (
      <EmptyState
        icon={<MailOpen />}
        title="No mail yet"
        description="Invite a person or reset a password: the mail appears here instead of leaving."
      />
    );
  }
  return (
    <ul className="grid max-w-3xl gap-4">
      {mails.map((mail) => (
        <li key={mail.id}>
          <Card
            title={mail.subject}
            description={
              <>
                To {mail.to}, <Instant iso={mail.createdAt} timeZone={timeZone} show="datetime" />
              </>
            }
            actions={<Badge tone={STATES[mail.state].tone}>{STATES[mail.state].label}</Badge>}
          >
            {mail.body ? (
              <div className="grid gap-2 text-ui">
                {mail.body.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
                {mail.body.links.map((link) => (
                  <p key={link.path}>
                    {/* A plain link: a whole new page, so that the secret behind the # is read there and nowhere else. */}
                    <a
                      href={link.path}
                      className="rounded-sm text-accent-ink underline decoration-1 underline-offset-2 hover:decoration-2"
                    >
                      {link.label}
                    </a>
                  </p>
                ))}
              </div>
            ) : (
              <p className="text-ink-muted text-ui">
                {mail.error ?? "The text is not kept after a mail server has taken it."}
              </p>
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
