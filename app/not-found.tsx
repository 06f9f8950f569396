import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { PublicFrame } from "@/components/shell/public-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <PublicFrame title="This page does not exist" hideTitle>
      <EmptyState
        className="px-0 py-6"
        icon={<Compass />}
        title="This page does not exist"
        description="The address may be mistyped, the thing may have been removed, or it belongs to another organisation."
        action={
          <LinkButton href="/" variant="primary">
            Go to the start page
          </LinkButton>
        }
      />
    </PublicFrame>
  );
}
