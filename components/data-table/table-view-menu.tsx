"use client";

import { type ComponentProps, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import { Popover } from "@/components/ui/popover";

// Only who opens it pays for it.
const ColumnChooser = lazyPart(() => import("./column-chooser").then((module) => module.ColumnChooser));

/** Opens the columns and the row height of a table. */
export function TableViewMenu(props: ComponentProps<typeof ColumnChooser>) {
  return (
    <Popover
      align="end"
      staysBelow
      title="Columns"
      className="max-h-(--available-height) w-88 overflow-y-auto"
      trigger={
        <Button className="max-sm:hidden">
          <Icon name="columns" />
          Columns
        </Button>
      }
    >
      <Suspense fallback={<div aria-busy="true" className="h-96" />}>
        <ColumnChooser {...props} />
      </Suspense>
    </Popover>
  );
}
