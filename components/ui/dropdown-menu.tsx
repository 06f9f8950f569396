"use client";

import type { ReactElement } from "react";
import type { DropdownMenuPopupProps } from "./dropdown-menu-popup";
import { lazyPart } from "./lazy-part";
import { LazyPopup } from "./lazy-popup";
import { loadMenuParts } from "./load-menu-parts";

const loadPopup = () => import("./dropdown-menu-popup");
const Popup = lazyPart(() => loadPopup().then((file) => file.DropdownMenuPopup));
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
