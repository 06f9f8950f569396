"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { activateVersionAction } from "@/lib/screening/lists/actions";

interface ActivateButtonProps {
  list: string;
  version: { id: string; version: number; entryCount: number };
  /** Replaced before: this goes back to it. */
  isOld: boolean;
}

/** Puts a version in force after asking once more. */
export function ActivateButton({ list, version, isOld }: ActivateButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  async function activate(): Promise<string | undefined> {
    const outcome = await activateVersionAction({ versionId: version.id });
    if (!outcome.ok) return outcome.message;
    toast.success(`Version ${version.version} of ${list} is in force`);
    router.refresh();
    return undefined;
  }

  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Put version ${version.version} of ${list} in force`}>
        {isOld ? "Go back to it" : "Put in force"}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Put version ${version.version} of ${list} in force?`}
        consequences={`It replaces the version in force at once. All customers are screened again, against its ${version.entryCount.toLocaleString("en")} entries.`}
        confirmLabel="Put in force"
        tone="primary"
        onConfirm={activate}
      />
    </>
  );
}
