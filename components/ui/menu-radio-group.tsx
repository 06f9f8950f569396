"use client";

import { lazy } from "react";
import { loadMenuParts } from "./load-menu-parts";
import type { MenuRadioGroupPart } from "./menu-radio-group-part";

/** One of several, inside a menu. */
export const MenuRadioGroup = lazy(() =>
  loadMenuParts().then((file) => ({ default: file.MenuRadioGroupPart })),
) as unknown as typeof MenuRadioGroupPart;
