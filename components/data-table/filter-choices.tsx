"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import type { Option } from "@/components/ui/option";
import { FilterChecks } from "./filter-checks";
import { FilterLoading } from "./filter-loading";
import type { ChoicesFilter } from "./filter-types";

/** Fewer choices than this are seen at a glance. */
const SEARCH_FROM = 9;

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Several of a long list: type to find, tick to choose. What was chosen when it opened stands first. */
export function FilterChoices({ field }: { field: ChoicesFilter }) {
  const { options, value, onChange } = field;
  const [loaded, setLoaded] = useState(typeof options === "function" ? undefined : options);
  const [hasFailed, setFailed] = useState(false);
  const [typed, setTyped] = useState("");
  const first = useRef(value);
  const load = useRef(options);

  useEffect(() => {
    if (typeof load.current !== "function") return;
    let isGone = false;
    load.current().then(
      (found) => isGone || setLoaded(found),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, []);

  const ordered = useMemo(() => {
    const known = loaded ?? [];
    const others = first.current.filter((each) => !known.some((option) => option.value === each));
    const all: Option[] = [...others.map((each) => ({ value: each, label: each })), ...known];
    const isFirst = (option: Option) => first.current.includes(option.value);
    return [...all.filter(isFirst), ...all.filter((option) => !isFirst(option))];
  }, [loaded]);

  const wanted = folded(typed.trim());
  const shown = wanted === "" ? ordered : ordered.filter(({ label }) => folded(label).includes(wanted));

  if (loaded === undefined && !hasFailed) {
    return <FilterLoading label="Loading choices" />;
  }
  if (ordered.length === 0) {
    const none = field.noneText ?? "There is nothing to choose from yet.";
    return (
      <p className="text-ink-muted">
        {hasFailed ? "The choices did not arrive. Check your connection and open this again." : none}
      </p>
    );
  }
  return (
    <div className="grid gap-2">
      {ordered.length >= SEARCH_FROM ? (
        <Input
          aria-label={`Find in ${field.label}`}
          placeholder="Type to find"
          autoComplete="off"
          className="h-8 px-2.5 text-ui"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <div className="-mx-2 max-h-64 overflow-y-auto overscroll-contain">
        <FilterChecks options={shown} value={value} onChange={onChange} />
        <p role="status" className={shown.length === 0 ? "px-2 py-1 text-ink-muted" : "sr-only"}>
          {shown.length === 0 ? "Nothing matches. Try other letters." : wanted === "" ? "" : `${shown.length} found`}
        </p>
      </div>
    </div>
  );
}
