"use client";

import { MoreHorizontal, Printer, Trash2 } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isTyping } from "@/components/data-table/is-typing";
import { KeysHelp } from "@/components/data-table/keys-help";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { LinkButton } from "@/components/ui/link-button";
import { MenuItem } from "@/components/ui/menu-item";
import { toast } from "@/components/ui/toast";
import { deleteCustomerAction } from "@/lib/customers/detail/actions";

interface CustomerActionsProps {
  customer: { id: string; name: string };
  mayEdit: boolean;
  mayRemove: boolean;
}

const EDIT_KEYS = [{ title: "Customer", keys: [{ keys: ["e"], label: "Edit" }] }];

/** Edit (also by the key `e`), print and delete. */
export function CustomerActions({ customer, mayEdit, mayRemove }: CustomerActionsProps) {
  const router = useRouter();
  const [isDeleting, setDeleting] = useState(false);
  const editHref = `/customers/${customer.id}/edit`;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "e" || !mayEdit || isTyping(event)) return;
      event.preventDefault();
      router.push(editHref as Route);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [mayEdit, editHref, router]);

  async function remove(reason: string) {
    const outcome = await deleteCustomerAction({ customerId: customer.id, reason });
    if (!outcome.ok) return outcome.message;
    toast.success(`${customer.name} was deleted`, { description: "Its records are kept; it is in no list any more." });
    router.push("/customers" as Route);
    return undefined;
  }

  return (
    <div data-print="hide" className="flex items-center gap-2">
      {mayEdit ? <KeysHelp groups={EDIT_KEYS} /> : null}
      <DropdownMenu
        trigger={
          <Button size="icon" aria-label="More actions">
            <MoreHorizontal aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem icon={<Printer aria-hidden="true" />} onSelect={() => window.print()}>
          Print
        </MenuItem>
        {mayRemove ? (
          <MenuItem tone="danger" icon={<Trash2 aria-hidden="true" />} onSelect={() => setDeleting(true)}>
            Delete customer
          </MenuItem>
        ) : null}
      </DropdownMenu>
      {mayEdit ? (
        // Opening the form is written down, so it must not be fetched ahead.
        <LinkButton href={editHref} prefetch={false} variant="primary" aria-keyshortcuts="e" title="Edit (e)">
          Edit
        </LinkButton>
      ) : null}
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={`Delete ${customer.name}?`}
        consequences={
          <ul className="grid list-disc gap-1 pl-4">
            <li>It leaves every list and search, and its page can no longer be opened.</li>
            <li>No money moves for it any more, and a running review ends.</li>
            <li>Its records and documents are kept for as long as the law asks. You cannot undo this yourself.</li>
          </ul>
        }
        confirmLabel="Delete customer"
        reason={{ minLength: 5, maxLength: 500 }}
        onConfirm={remove}
      />
    </div>
  );
}
