"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { cancelImportAction } from "@/lib/customers/import/actions";

interface CancelImportButtonProps {
  importId: string;
  fileName: string;
  /** Customers exist already. */
  isRunning: boolean;
}

export function CancelImportButton({ importId, fileName, isRunning }: CancelImportButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Cancel the import</Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Cancel the import of ${fileName}?`}
        consequences={
          isRunning
            ? "The customers that were created so far stay. The other lines are left out."
            : "Nothing is created. You can upload the file again at any time."
        }
        confirmLabel="Cancel the import"
        cancelLabel="Go on"
        onConfirm={async () => {
          const outcome = await cancelImportAction({ importId });
          router.refresh();
          if (!outcome.ok) return outcome.message;
          toast.success(`The import of ${fileName} is cancelled`);
          return undefined;
        }}
      />
    </>
  );
}
