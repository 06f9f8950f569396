"use client";

import { MenuRadioGroup } from "@/components/ui/menu-radio-group";
import { themeOptions } from "./theme-options";
import { useTheme } from "./use-theme";

/** Light, dark or as the device, inside a menu. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  return <MenuRadioGroup label="Theme" options={themeOptions} value={theme} onValueChange={setTheme} />;
}
