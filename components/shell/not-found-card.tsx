"use client";

import { Compass } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PublicFrame } from "./public-frame";

/** What `NotFoundView` shows. */
export function NotFoundCard() {
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
