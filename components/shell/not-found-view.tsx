"use client";

import { Compass } from "lucide-react";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { PublicFrame } from "./public-frame";

/** What stands where there is no page. The browser draws it: made by the server it would travel, unseen, with every page there is. */
export function NotFoundView() {
  return (
    <PublicFrame title="This page does not exist" hideTitle>
      <EmptyState
        className="px-0 py-6"
        icon={<Compass />}
        title="This page does not exist"
        description="The address may be mistyped, the thing may have been removed, or it belongs to another organisation."
        action={
          // An ordinary link: every page carries this file, and so does without the code of the router's.
          <a href="/" className={buttonVariants({ variant: "primary" })}>
            Go to the start page
          </a>
        }
      />
    </PublicFrame>
  );
}
