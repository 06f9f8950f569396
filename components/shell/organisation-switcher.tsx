"use client";

import { useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Icon } from "@/components/ui/icon";
import { MenuRadioGroup } from "@/components/ui/menu-radio-group";
import type { Option } from "@/components/ui/option";
import { Spinner } from "@/components/ui/spinner";

interface OrganisationSwitcherProps {
  /** Value = what `onSwitch` gets; description = the person's role there. */
  options: readonly Option[];
  current: string;
  onSwitch: (value: string) => Promise<void> | void;
}

/** Names where one is; with several organisations it also changes between them. */
export function OrganisationSwitcher({ options, current, onSwitch }: OrganisationSwitcherProps) {
  const [pending, startTransition] = useTransition();
  const name = options.find((option) => option.value === current)?.label ?? "";
  const face = (
    <>
      <Avatar name={name} size="sm" shape="square" />
      <span className="min-w-0 flex-1 truncate font-medium text-ink text-ui">{name}</span>
    </>
  );
  if (options.length < 2) {
    return <div className="flex items-center gap-2.5 px-1.5 py-1.5">{face}</div>;
  }
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`Organisation: ${name}. Switch`}
          className="flex w-full items-center gap-2.5 rounded-md border border-line-strong bg-surface p-1.5 text-left shadow-card hover:bg-hover"
        >
          {face}
          {pending ? <Spinner /> : <Icon name="switch" className="size-3.5 text-ink-subtle" />}
        </button>
      }
    >
      <MenuRadioGroup
        label="Switch organisation"
        options={options}
        value={current}
        onValueChange={(value) =>
          startTransition(async () => {
            await onSwitch(value);
          })
        }
      />
    </DropdownMenu>
  );
}
