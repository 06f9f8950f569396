import type { Option } from "@/components/ui/option";

export type ThemeName = "light" | "dark" | "system";

export const themeOptions: readonly Option<ThemeName>[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "Same as this device" },
];

/** What a browser keeps, as one of the three names; anything else counts as "system". */
export function themeName(theme: string | undefined): ThemeName {
  return theme === "light" || theme === "dark" ? theme : "system";
}
