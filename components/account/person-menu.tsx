"use client";

import { AccountMenu } from "@/components/shell/account-menu";
import { Icon } from "@/components/ui/icon";
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
      <MenuItem href="/account" icon={<Icon name="person" />}>
        Profile
      </MenuItem>
      <MenuItem href="/account/security" icon={<Icon name="shield" />}>
        Security
      </MenuItem>
      {hasNotices ? (
        <MenuItem href={NOTICES_PATH} icon={<Icon name="bell" />}>
          Notifications
        </MenuItem>
      ) : null}
      <MenuItem icon={<Icon name="leave" />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </AccountMenu>
  );
}
