"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { EnabledSwitch } from "@/components/customers/table/enabled-switch";
import { useEnabling } from "@/components/customers/table/use-enabling";
import type { CustomerRow } from "@/lib/customers/list/types";

interface EnabledFactProps {
  /** The customer as a row of the list has it. */
  row: CustomerRow;
  mayWrite: boolean;
}

/** The switch of the list on the customer's own page: it moves at once, the rest of the page follows. */
export function EnabledFact({ row, mayWrite }: EnabledFactProps) {
  const router = useRouter();
  const [shown, setShown] = useState(row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer answer of the server shows in these
  useEffect(() => setShown(row), [row.updatedAt, row.isEnabled, row.version]);
  const { onTurn, extras } = useEnabling({
    canWrite: mayWrite,
    rows: [shown],
    onPatch: (_id, part) => {
      setShown((before) => ({ ...before, ...part }));
      if (part.updatedAt) router.refresh();
    },
  });
  return (
    <>
      <EnabledSwitch row={shown} canWrite={mayWrite} onTurn={onTurn} />
      {extras}
    </>
  );
}
