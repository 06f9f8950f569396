"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/text-link";
import { requestSignIn } from "./sign-in-request";

interface SignInFormProps {
  /** Where to go afterwards: a path of ours. */
  goTo?: string | undefined;
  /** Done instead of going somewhere. */
  onSignedIn?: (() => Promise<void>) | undefined;
  /** The one address that may sign in here. */
  email?: string | undefined;
  submitLabel?: string | undefined;
  /** Logins of the demo, offered to whoever tries it out. */
  demo?: { password: string; emails: readonly string[] } | undefined;
}

/** Password first, then the second step where the account has one. */
export function SignInForm({
  goTo = "/",
  onSignedIn,
  email: onlyEmail,
  submitLabel = "Sign in",
  demo,
}: SignInFormProps) {
  const [email, setEmail] = useState(onlyEmail ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [step, setStep] = useState<"password" | "code">("password");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const codeField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (step === "code") codeField.current?.focus();
  }, [step]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(undefined);
    // Also what was typed, or filled in by a password manager, before the page woke.
    const typed = new FormData(event.currentTarget);
    const sent = { email: String(typed.get("email") ?? email), password: String(typed.get("password") ?? password) };
    setEmail(sent.email);
    setPassword(sent.password);
    const answer = await requestSignIn({ ...sent, code: step === "code" ? code : "" });
    if (answer.kind === "signed_in") {
      if (onSignedIn) {
        await onSignedIn();
        setBusy(false);
        return;
      }
      // A whole new page: nothing of the signed-out state stays in memory.
      // Browsers keep the fragment of a link that led here: it names the exact field.
      window.location.assign(goTo.includes("#") ? goTo : goTo + window.location.hash);
      return;
    }
    setBusy(false);
    if (answer.kind === "code_required") setStep("code");
    else {
      setRefusal(answer.message);
      setCode("");
    }
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4">
      {refusal ? (
        <Banner tone="danger" live>
          {refusal}
        </Banner>
      ) : null}
      {step === "password" ? (
        <>
          <Field name="email" label="E-mail">
            {(ids) => (
              <Input
                {...ids}
                name="email"
                type="email"
                autoComplete="username"
                required
                readOnly={onlyEmail !== undefined}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field name="password" label="Password">
            {(ids) => (
              <Input
                {...ids}
                name="password"
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : (
        <Field
          name="code"
          label="Code from your authenticator app"
          help="No phone at hand? Enter one of your recovery codes instead."
        >
          {(ids) => (
            <Input
              {...ids}
              ref={codeField}
              name="code"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={32}
              className="font-mono"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      )}
      <SubmitButton variant="primary" size="lg" loading={busy}>
        {step === "password" ? submitLabel : "Confirm code"}
      </SubmitButton>
      {step === "password" ? (
        <p className="text-center text-ui">
          <TextLink href="/reset">Forgot your password?</TextLink>
        </p>
      ) : (
        <Button
          variant="ghost"
          onClick={() => {
            setStep("password");
            setCode("");
            setRefusal(undefined);
          }}
        >
          Use another account
        </Button>
      )}
      {demo && step === "password" ? (
        <div className="grid gap-2 border-t pt-4">
          <p className="text-mini text-ink-muted">
            Demo logins. The password of each is <code className="font-mono text-ink">{demo.password}</code>.
          </p>
          <ul className="flex flex-wrap gap-1.5">
            {demo.emails.map((each) => (
              <li key={each}>
                <Button
                  size="sm"
                  onClick={() => {
                    setEmail(each);
                    setPassword(demo.password);
                  }}
                >
                  {each}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </form>
  );
}
