import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { PublicFrame } from "@/components/shell/public-frame";
import { TopStrip } from "@/components/shell/top-strip";
import { Banner } from "@/components/ui/banner";
import { loadSignIn } from "@/lib/people/loaders-sign-in";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { from } = await searchParams;
  const page = await loadSignIn(typeof from === "string" ? from : null);
  if (page.kind === "signed_in") redirect(page.goTo);
  return (
    <PublicFrame title="Sign in" banner={page.demo ? <TopStrip>Demo data</TopStrip> : null}>
      {page.ended ? (
        <Banner tone="info" className="mb-4">
          {page.ended}
        </Banner>
      ) : null}
      <SignInForm goTo={page.goTo} demo={page.demo} />
    </PublicFrame>
  );
}
