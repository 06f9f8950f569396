"use client";

import { Settings2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { MenuCheckboxItem } from "@/components/ui/menu-checkbox-item";
import { MenuRadioGroup } from "@/components/ui/menu-radio-group";
import { MenuSection } from "@/components/ui/menu-section";
import type { TableDensity } from "./table-preferences";

interface TableViewMenuProps {
  columns: readonly { id: string; header: string; visible: boolean }[];
  onToggle: (id: string, visible: boolean) => void;
  density: TableDensity;
  onDensityChange: (density: TableDensity) => void;
}

const densities = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;

/** Which columns show, and how high the rows are. */
export function TableViewMenu({ columns, onToggle, density, onDensityChange }: TableViewMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <Button className="max-sm:hidden">
          <Settings2 aria-hidden="true" />
          View
        </Button>
      }
    >
      <MenuSection label="Columns">
        {columns.map((column) => (
          <MenuCheckboxItem
            key={column.id}
            checked={column.visible}
            onCheckedChange={(visible) => onToggle(column.id, visible)}
          >
            {column.header}
          </MenuCheckboxItem>
        ))}
      </MenuSection>
      <div className="mt-1 border-t pt-1">
        <MenuRadioGroup label="Row height" options={densities} value={density} onValueChange={onDensityChange} />
      </div>
    </DropdownMenu>
  );
}
