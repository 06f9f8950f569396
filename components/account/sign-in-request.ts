import { waitInWords } from "@/lib/auth/throttle-words";
import { unanswered } from "@/lib/core/outcome";

export type SignInAnswer = { kind: "signed_in" } | { kind: "code_required" } | { kind: "refused"; message: string };

const WORDS: Record<string, string> = {
  wrong: "That e-mail and password do not match. Check both, or reset your password.",
  code_wrong: "That code did not work. Enter the newest code from your app; each works once.",
  busy: "Many people are signing in right now. Try again in a few seconds.",
};

const refused = (message: string): SignInAnswer => ({ kind: "refused", message });

function meaning(error: string): SignInAnswer {
  const [word = "", detail = ""] = error.split(":");
  if (word === "code_required") return { kind: "code_required" };
  if (word === "throttled") {
    return refused(`Too many tries. Wait a little and try again ${waitInWords(Number(detail) || 60)}.`);
  }
  const reference = word === "unavailable" && detail ? ` If it stays, name the reference ${detail}.` : "";
  return refused(WORDS[word] ?? `Signing in did not work. Try again in a few seconds.${reference}`);
}

/** Sends both steps of a sign-in to next-auth. The answer's address carries only a word, never a secret. */
export async function requestSignIn(sent: { email: string; password: string; code: string }): Promise<SignInAnswer> {
  try {
    const csrf: { csrfToken?: string } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...sent, csrfToken: csrf.csrfToken ?? "", json: "true" }),
    });
    const answer: { url?: string } = await response.json();
    const error = new URL(answer.url ?? "/", window.location.origin).searchParams.get("error");
    if (error) return meaning(error);
    return response.ok ? { kind: "signed_in" } : meaning("");
  } catch {
    return refused(unanswered().message);
  }
}
