"use client";

import { Search } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import type { Option } from "@/components/ui/option";
import { type AuditAddress, auditAddress } from "@/lib/audit/rules";

interface AuditFiltersProps {
  path: string;
  filters: AuditAddress;
  actions: readonly Option[];
}

/** What to look for; everything stands in the address, so that a search can be kept and sent on. */
export function AuditFilters({ path, filters, actions }: AuditFiltersProps) {
  const router = useRouter();
  const [action, setAction] = useState(filters.action ?? null);
  const isFiltered = Object.entries(filters).some(([key, value]) => key !== "before" && value);

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const next = { ...filters, q: text("q"), action, from: text("from"), to: text("to"), before: null };
    router.push(auditAddress(path, next) as Route);
  }

  return (
    <form onSubmit={search} className="flex flex-wrap items-end gap-3 border-b px-4 py-3">
      <div className="grid min-w-48 flex-1 gap-1">
        <Label htmlFor="audit-q">Person or customer</Label>
        <Input
          id="audit-q"
          type="search"
          name="q"
          defaultValue={filters.q ?? ""}
          placeholder="A name"
          maxLength={100}
        />
      </div>
      <div className="grid w-64 gap-1 max-sm:w-full">
        <Label htmlFor="audit-action">What was done</Label>
        <Combobox
          id="audit-action"
          options={actions}
          value={action}
          onValueChange={setAction}
          placeholder="Anything"
          emptyText="Nothing of that name is written down."
          clearable
        />
      </div>
      <div className="flex gap-3 max-sm:w-full">
        <div className="grid gap-1 max-sm:flex-1">
          <Label htmlFor="audit-from">From</Label>
          <Input
            id="audit-from"
            type="date"
            name="from"
            defaultValue={filters.from ?? ""}
            className="w-38 max-sm:w-full"
          />
        </div>
        <div className="grid gap-1 max-sm:flex-1">
          <Label htmlFor="audit-to">To</Label>
          <Input id="audit-to" type="date" name="to" defaultValue={filters.to ?? ""} className="w-38 max-sm:w-full" />
        </div>
      </div>
      <div className="flex gap-2 max-sm:w-full">
        <Button type="submit" className="h-9">
          <Search aria-hidden="true" />
          Search
        </Button>
        {isFiltered ? (
          <LinkButton href={path} variant="ghost" className="h-9">
            Clear
          </LinkButton>
        ) : null}
      </div>
    </form>
  );
}
