"use client";

import { Button } from "@/components/ui/button";
import { CUSTOMER_TYPE_LABELS, type CustomerType, PURPOSE_LABELS, type Purpose } from "@/lib/customers/constants";
import type { MissingItem } from "@/lib/customers/types";
import { MissingList } from "./missing-list";

interface DraftSummaryProps {
  type: CustomerType;
  purpose: Purpose;
  onPurposeChange: (purpose: Purpose) => void;
  missing: readonly MissingItem[];
  onGo: (item: MissingItem) => void;
  hrefOf: (item: MissingItem) => string;
}

/** Beside every step: what this is for and what it still needs. */
export function DraftSummary({ type, purpose, onPurposeChange, missing, onGo, hrefOf }: DraftSummaryProps) {
  const other: Purpose = purpose === "WALLET" ? "BASIC" : "WALLET";
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-canvas px-4 py-4">
      <dl className="grid grid-cols-2 gap-3">
        <div>
          <dt className="text-ink-subtle text-mini">Customer type</dt>
          <dd>{CUSTOMER_TYPE_LABELS[type]}</dd>
        </div>
        <div>
          <dt className="text-ink-subtle text-mini">Purpose</dt>
          <dd>{PURPOSE_LABELS[purpose]}</dd>
        </div>
      </dl>
      <div>
        <h3 className="mb-2 font-medium text-ink text-ui">
          {missing.length === 0
            ? "Complete"
            : `${missing.length} ${missing.length === 1 ? "thing" : "things"} still needed`}
        </h3>
        <MissingList missing={missing} onGo={onGo} hrefOf={hrefOf} limit={8} />
      </div>
      <div>
        <Button size="sm" onClick={() => onPurposeChange(other)}>
          Change to {PURPOSE_LABELS[other].toLowerCase()}
        </Button>
        <p className="mt-1.5 text-ink-subtle text-mini">
          {other === "BASIC" ? "Asks for name, e-mail and country only." : "Asks for everything a wallet needs."}{" "}
          Nothing you typed is lost.
        </p>
      </div>
    </div>
  );
}
