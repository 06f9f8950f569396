import { useRouter } from "next/navigation";
import { useState } from "react";
import { unanswered } from "@/lib/core/outcome";
import { matchColumnsAction } from "@/lib/customers/import/actions";
import type { DateOrder } from "@/lib/customers/import/constants";
import type { ImportColumn, ImportDetail, Mapping } from "@/lib/customers/import/types";

type MatchField = { id: string; label: string; section: string; kind: string };

/** The order that the file's own values prove; null where they contradict each other or prove nothing. */
function provenOrder(columns: readonly ImportColumn[]): DateOrder | null {
  const proven = new Set(columns.map((column) => column.dates).filter((order) => order === "DMY" || order === "MDY"));
  const [only] = proven;
  return proven.size === 1 && only ? only : null;
}

/** What each column is for, as it is being chosen, and what that leaves open. */
export function useMatching(
  detail: Pick<ImportDetail, "id" | "version" | "mapping" | "dateOrder">,
  columns: readonly ImportColumn[],
  fields: readonly MatchField[],
) {
  const router = useRouter();
  const [mapping, setMapping] = useState<Mapping>(detail.mapping);
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(detail.dateOrder ?? provenOrder(columns));
  const [refusal, setRefusal] = useState<string>();
  const [isSending, setSending] = useState(false);
  const kinds = new Map(fields.map((field) => [field.id, field.kind]));
  const dated = columns.filter(({ index, dates }) => dates !== null && kinds.get(mapping[index] ?? "") === "date");

  async function submit() {
    if (isSending) return;
    if (dated.length > 0 && dateOrder === null) {
      setRefusal("Choose whether day or month comes first in this file.");
      return;
    }
    setSending(true);
    setRefusal(undefined);
    const input = {
      importId: detail.id,
      version: detail.version,
      mapping,
      dateOrder: dated.length > 0 ? dateOrder : null,
    };
    const outcome = await matchColumnsAction(input).catch(unanswered);
    if (outcome.ok) router.refresh();
    else {
      setRefusal(outcome.message);
      setSending(false);
    }
  }

  return {
    ...{ mapping, dateOrder, setDateOrder, setMapping, refusal, isSending, submit },
    asksForOrder: dated.length > 0,
    choose: (index: number, target: string | null) =>
      setMapping(mapping.map((before, at) => (at === index ? target : before))),
  };
}
