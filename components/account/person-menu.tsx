"use client";

import { Bell, CircleUser, LogOut, ShieldCheck } from "lucide-react";
import { AccountMenu } from "@/components/shell/account-menu";
import { MenuItem } from "@/components/ui/menu-item";
import { NOTICES_PATH } from "@/lib/notifications/constants-bell";
import { signOut } from "./sign-out";

interface PersonMenuProps {
  name: string;
  detail: string;
  /** Operators get none. */
  hasNotices: boolean;
}

/** The account menu with its links and sign-out. */
export function PersonMenu({ name, detail, hasNotices }: PersonMenuProps) {
  return (
    <AccountMenu name={name} detail={detail}>
      <MenuItem href="/account" icon={<CircleUser />}>
        Profile
      </MenuItem>
      <MenuItem href="/account/security" icon={<ShieldCheck />}>
        Security
      </MenuItem>
      {hasNotices ? (
        <MenuItem href={NOTICES_PATH} icon={<Bell />}>
          Notifications
        </MenuItem>
      ) : null}
      <MenuItem icon={<LogOut />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </AccountMenu>
  );
}
