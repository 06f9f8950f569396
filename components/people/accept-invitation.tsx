"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { SignInForm } from "@/components/account/sign-in-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { type Outcome, unanswered, unansweredThen } from "@/lib/core/outcome";
import { acceptAsMemberAction, readInvitationAction } from "@/lib/people/actions-links";
import { signOutAction } from "@/lib/people/actions-sessions";
import type { InvitationView } from "@/lib/people/types";
import { NewPersonForm } from "./new-person-form";
import { useFragmentToken } from "./use-fragment-token";

interface AcceptInvitationProps {
  /** E-mail of whoever is signed in in this browser. */
  signedInAs: string | null;
}

/** What follows an invitation's link: accept as who one is, sign in first, or make an account. */
export function AcceptInvitation({ signedInAs }: AcceptInvitationProps) {
  const router = useRouter();
  const token = useFragmentToken();
  const [answer, setAnswer] = useState<Outcome<InvitationView>>();
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!token) return;
    let isCurrent = true;
    void readInvitationAction({ token })
      .catch(unansweredThen("Open the link from the mail again."))
      .then((outcome) => isCurrent && setAnswer(outcome));
    return () => {
      isCurrent = false;
    };
  }, [token]);

  async function accept() {
    if (!token) return;
    setBusy(true);
    const outcome = await acceptAsMemberAction({ token }).catch(unanswered);
    if (outcome.ok) window.location.assign("/");
    else {
      setBusy(false);
      setRefusal(outcome.message);
    }
  }

  async function switchPerson() {
    setBusy(true);
    await signOutAction({});
    // The secret lives in this page's memory alone, so the page stays and only learns who is signed in now.
    router.refresh();
    setBusy(false);
  }

  if (token === null) {
    return (
      <Banner tone="warning" title="This link is not complete">
        Open it from the invitation mail again. If it was already opened here once, that is why: the secret in it is
        kept out of this browser's history.
      </Banner>
    );
  }
  if (refusal || (answer && !answer.ok)) {
    return (
      <div className="grid gap-4">
        <Banner tone="danger" live>
          {refusal ?? (answer?.ok === false ? answer.message : "")}
        </Banner>
        <LinkButton href="/">Go to the start page</LinkButton>
      </div>
    );
  }
  if (!answer) {
    return (
      <div role="status" aria-label="Looking at the invitation" className="grid gap-3">
        <Skeleton className="h-4 w-3/4" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </div>
    );
  }
  const invitation = answer.value;
  return (
    <div className="grid gap-5">
      <p className="text-ui">
        Join <strong>{invitation.organisation}</strong> as <strong>{invitation.roleLabel.toLowerCase()}</strong> with
        the address <strong className="wrap-anywhere">{invitation.email}</strong>.
        <span className="mt-1 block text-ink-muted">{invitation.roleDescription}.</span>
      </p>
      {signedInAs === invitation.email ? (
        <Button variant="primary" size="lg" loading={busy} onClick={() => void accept()}>
          Join {invitation.organisation}
        </Button>
      ) : signedInAs ? (
        <>
          <Banner tone="warning">
            You are signed in as {signedInAs}. The invitation is for {invitation.email}.
          </Banner>
          <Button variant="primary" size="lg" loading={busy} onClick={() => void switchPerson()}>
            Sign out and go on
          </Button>
        </>
      ) : invitation.hasAccount ? (
        <SignInForm email={invitation.email} submitLabel="Sign in and join" onSignedIn={accept} />
      ) : token ? (
        <NewPersonForm token={token} email={invitation.email} />
      ) : null}
    </div>
  );
}
