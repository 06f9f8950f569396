"use client";

import { lazy, type ReactElement } from "react";
import type { DropdownMenuPopupProps } from "./dropdown-menu-popup";
import { LazyPopup } from "./lazy-popup";
import { loadMenuParts } from "./load-menu-parts";

const loadPopup = () => import("./dropdown-menu-popup");
const Popup = lazy(() => loadPopup().then((file) => ({ default: file.DropdownMenuPopup })));
const load = () => void Promise.all([loadPopup(), loadMenuParts()]).catch(() => undefined);

interface DropdownMenuProps extends DropdownMenuPopupProps {
  trigger: ReactElement;
}

export function DropdownMenu({ trigger, ...rest }: DropdownMenuProps) {
  return (
    <LazyPopup trigger={trigger} kind="menu" preload={load}>
      {(place) => <Popup {...place} {...rest} />}
    </LazyPopup>
  );
}
