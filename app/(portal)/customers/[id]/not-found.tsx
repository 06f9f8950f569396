import { UserX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Customer not found" };

export default function CustomerNotFound() {
  return (
    <>
      <h1 className="sr-only">Customer not found</h1>
      <EmptyState
        icon={<UserX />}
        title="There is no such customer here"
        description="The address may be mistyped, the customer may have been deleted, or it belongs to another organisation."
        action={
          <LinkButton href="/customers" variant="primary">
            All customers
          </LinkButton>
        }
      />
    </>
  );
}
