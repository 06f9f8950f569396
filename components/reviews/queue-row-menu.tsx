"use client";

import { AlarmClock, AlarmClockOff, Ellipsis, Undo2, UserPlus, UserRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import { MenuItem } from "@/components/ui/menu-item";
import type { QueueRow } from "@/lib/reviews/queue/types-list";

/** What a row of the queue can be asked for. */
export type QueueAct = "take" | "assign" | "handBack" | "snooze" | "wake";

interface QueueRowMenuProps {
  row: QueueRow;
  onAct: (act: QueueAct, row: QueueRow) => void;
}

/** Take, assign, hand back, put aside. The server says no where somebody may not. */
export function QueueRowMenu({ row, onAct }: QueueRowMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="iconSm" aria-label={`More for ${row.name}`}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      {row.assignee?.isSelf ? (
        <MenuItem icon={<Undo2 />} onSelect={() => onAct("handBack", row)}>
          Hand back
        </MenuItem>
      ) : (
        <MenuItem icon={<UserRound />} onSelect={() => onAct("take", row)}>
          Assign to me
        </MenuItem>
      )}
      <MenuItem icon={<UserPlus />} hint={<Kbd>a</Kbd>} onSelect={() => onAct("assign", row)}>
        Assign to…
      </MenuItem>
      {row.assignee && !row.assignee.isSelf ? (
        <MenuItem icon={<Undo2 />} onSelect={() => onAct("handBack", row)}>
          Hand back
        </MenuItem>
      ) : null}
      {row.snoozedUntil ? (
        <MenuItem icon={<AlarmClockOff />} hint={<Kbd>z</Kbd>} onSelect={() => onAct("wake", row)}>
          Take up again
        </MenuItem>
      ) : (
        <MenuItem icon={<AlarmClock />} hint={<Kbd>z</Kbd>} onSelect={() => onAct("snooze", row)}>
          Snooze…
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
