"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Instant } from "@/components/ui/instant";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { revokeSessionAction, signOutEverywhereAction } from "@/lib/people/actions-sessions";
import type { SessionRow } from "@/lib/people/types";

/** Where one is signed in, each to be ended. */
export function SessionList({ sessions }: { sessions: readonly SessionRow[] }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [busyId, setBusyId] = useState<string>();

  async function revoke(session: SessionRow) {
    setBusyId(session.id);
    const outcome = await revokeSessionAction({ sessionId: session.id }).catch(unanswered);
    setBusyId(undefined);
    if (outcome.ok) toast.success(`${session.device} was signed out`);
    else toast.error(`${session.device} was not signed out`, { description: outcome.message });
    router.refresh();
  }

  return (
    <Card
      title="Where you are signed in"
      description="End a session you do not recognise, and change your password."
      actions={<Button onClick={() => setAsking(true)}>Sign out everywhere</Button>}
      flush
    >
      <ul className="divide-y divide-line border-t">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2 font-medium text-ui">
                {session.device}
                {session.isThis ? <Badge tone="success">This one</Badge> : null}
              </p>
              <p className="text-ink-muted text-mini">
                Last seen <Instant iso={session.lastSeenAt} show="datetime" />
                {session.address ? ` from ${session.address}` : ""}, signed in{" "}
                <Instant iso={session.startedAt} show="datetime" />
              </p>
            </div>
            {session.isThis ? null : (
              <Button
                size="sm"
                loading={busyId === session.id}
                aria-label={`Sign out ${session.device}`}
                onClick={() => void revoke(session)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        consequences="Every browser is signed out at once, this one too. Unsaved typing there is lost; saved drafts stay."
        confirmLabel="Sign out everywhere"
        onConfirm={async () => {
          const outcome = await signOutEverywhereAction({});
          if (!outcome.ok && outcome.code !== "unauthenticated") return outcome.message;
          window.location.assign("/sign-in");
          return undefined;
        }}
      />
    </Card>
  );
}
