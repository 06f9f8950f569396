"use client";

import { MoreHorizontal, Printer, ShieldCheck, Trash2 } from "lucide-react";
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
import { recheckCustomerAction } from "@/lib/customers/rechecks/actions";

interface CustomerActionsProps {
  customer: { id: string; name: string };
  may: { edit: boolean; recheck: boolean; remove: boolean };
}

const EDIT_KEYS = [{ title: "Customer", keys: [{ keys: ["e"], label: "Edit" }] }];

/** Edit (also by the key `e`), print, a new check and delete. */
export function CustomerActions({ customer, may }: CustomerActionsProps) {
  const router = useRouter();
  const [isRechecking, setRechecking] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const editHref = `/customers/${customer.id}/edit`;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "e" || !may.edit || isTyping(event)) return;
      event.preventDefault();
      router.push(editHref as Route);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [may.edit, editHref, router]);

  async function recheck() {
    const outcome = await recheckCustomerAction({ customerId: customer.id });
    if (!outcome.ok) return outcome.message;
    toast.success("The review runs again", { description: "This page shows its result as soon as it is there." });
    router.refresh();
    return undefined;
  }

  async function remove(reason: string) {
    const outcome = await deleteCustomerAction({ customerId: customer.id, reason });
    if (!outcome.ok) return outcome.message;
    toast.success(`${customer.name} was deleted`, { description: "Its records are kept; it is in no list any more." });
    router.push("/customers" as Route);
    return undefined;
  }

  return (
    <div data-print="hide" className="flex items-center gap-2">
      {may.edit ? <KeysHelp groups={EDIT_KEYS} /> : null}
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
        {may.recheck ? (
          <MenuItem icon={<ShieldCheck aria-hidden="true" />} onSelect={() => setRechecking(true)}>
            Ask for a new check
          </MenuItem>
        ) : null}
        {may.remove ? (
          <MenuItem tone="danger" icon={<Trash2 aria-hidden="true" />} onSelect={() => setDeleting(true)}>
            Delete customer
          </MenuItem>
        ) : null}
      </DropdownMenu>
      {may.edit ? (
        // Opening the form is written down, so it must not be fetched ahead.
        <LinkButton href={editHref} prefetch={false} variant="primary" aria-keyshortcuts="e" title="Edit (e)">
          Edit
        </LinkButton>
      ) : null}
      <ConfirmDialog
        open={isRechecking}
        onOpenChange={setRechecking}
        title={`Have ${customer.name} checked again?`}
        consequences="The automated review runs again on what is there today, usually within a minute. Until it ends, the customer is not active."
        confirmLabel="Ask for a new check"
        tone="primary"
        onConfirm={() => recheck()}
      />
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
