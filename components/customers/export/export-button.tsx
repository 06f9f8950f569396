"use client";

import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ListColumnId } from "@/lib/customers/list/constants-columns";
import type { CustomerSelection } from "@/lib/customers/selection/input";

// Seldom opened: its code comes when somebody asks for it.
const ExportDialog = lazyPart(() => import("./export-dialog").then((file) => file.ExportDialog));

export interface ExportButtonProps {
  /** Whom the file is about; picked ids in their outside form. */
  selection: CustomerSelection;
  /** How many they are. */
  count: number;
  /** There are more than `count`. */
  isMore?: boolean | undefined;
  /** What the file says of them: the columns that show, in their order. */
  columns: readonly ListColumnId[];
  /** As an icon alone where the place is narrow. */
  isShortOnPhones?: boolean | undefined;
}

/** Opens the dialog that asks for a file of customers. */
export function ExportButton({ isShortOnPhones = false, ...about }: ExportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  return (
    <>
      <Button
        disabled={about.count === 0}
        aria-haspopup="dialog"
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
      >
        <Icon name="download" />
        <span className={isShortOnPhones ? "max-sm:sr-only" : undefined}>Export</span>
      </Button>
      <Suspense>{wasOpened ? <ExportDialog {...about} open={isOpen} onOpenChange={setOpen} /> : null}</Suspense>
    </>
  );
}
