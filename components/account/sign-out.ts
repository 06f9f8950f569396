import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { signOutAction } from "@/lib/people/actions-sessions";

/** Ends the session and leads to the sign-in page, or says that it did not. */
export async function signOut(): Promise<void> {
  const outcome = await signOutAction({}).catch(unanswered);
  if (outcome.ok || outcome.code === "unauthenticated") window.location.assign("/sign-in");
  else
    toast.error("You are still signed in", {
      description: outcome.message,
    });
}
