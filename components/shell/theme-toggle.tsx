"use client";

import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { MenuRadioGroup } from "@/components/ui/menu-radio-group";
import { themeName, themeOptions } from "./theme-options";

/** Light, dark or as the device says. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu
      trigger={
        // Both icons are in the HTML and CSS shows one: the server cannot know the theme.
        <Button variant="ghost" size="icon" aria-label="Theme">
          <Sun aria-hidden="true" className="dark:hidden" />
          <Moon aria-hidden="true" className="hidden dark:block" />
        </Button>
      }
    >
      <MenuRadioGroup label="Theme" options={themeOptions} value={themeName(theme)} onValueChange={setTheme} />
    </DropdownMenu>
  );
}
