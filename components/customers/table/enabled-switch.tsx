import { Switch } from "@/components/ui/switch";
import type { CustomerRow } from "@/lib/customers/list/types";
import { READ_ONLY, READ_ONLY_ID } from "./use-enabling";

interface EnabledSwitchProps {
  row: CustomerRow;
  canWrite: boolean;
  /** From `useEnabling`, whose dialogs the page shows once. */
  onTurn: (row: CustomerRow, isEnabled: boolean) => void;
}

/** The merchant's own switch in a row. */
export function EnabledSwitch({ row, canWrite, onTurn }: EnabledSwitchProps) {
  const common = {
    checked: row.isEnabled,
    onCheckedChange: (isEnabled: boolean) => onTurn(row, isEnabled),
    stateWords: { on: "Yes", off: "No" },
    "aria-label": `${row.name} is enabled`,
  };
  if (canWrite) return <Switch {...common} />;
  return (
    <span title={READ_ONLY}>
      <Switch {...common} disabled aria-describedby={READ_ONLY_ID} />
    </span>
  );
}
