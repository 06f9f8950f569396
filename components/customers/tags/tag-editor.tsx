"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { changeTagsAction } from "@/lib/customers/tags/actions";
import { changedTags } from "@/lib/customers/tags/rules";
import { TagChip } from "./tag-chip";
import { TagField } from "./tag-field";

interface TagEditorProps {
  customer: { id: string; name: string };
  tags: readonly string[];
  mayWrite: boolean;
}

type Change = { add: string[]; remove: string[] };

function wordsFor(name: string, { added, removed }: { added: string[]; removed: string[] }): string {
  const quoted = (tags: string[]) => tags.map((tag) => `"${tag}"`).join(", ");
  return removed.length > 0 ? `${quoted(removed)} taken off ${name}` : `${quoted(added)} added to ${name}`;
}

/** The tags of one customer: added and taken off at once, and taken back as easily. */
export function TagEditor({ customer, tags, mayWrite }: TagEditorProps) {
  const router = useRouter();
  const [shown, setShown] = useState(tags);
  const [seen, setSeen] = useState(tags);
  const [isAdding, setAdding] = useState(false);
  const [wanted, setWanted] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  // A newer answer of the server shows at once.
  if (seen.join("\n") !== tags.join("\n")) {
    setSeen(tags);
    setShown(tags);
  }

  async function apply(change: Change, isUndo = false) {
    const before = shown;
    setShown(changedTags(before, change).tags);
    setBusy(true);
    const outcome = await changeTagsAction({ customerId: customer.id, ...change }).catch(unanswered);
    setBusy(false);
    if (!outcome.ok) {
      setShown(before);
      toast.error(`The tags of ${customer.name} were not changed`, { description: outcome.message });
      return;
    }
    const { tags: now, added, removed } = outcome.value;
    setShown(now);
    router.refresh();
    if (isUndo || added.length + removed.length === 0) return;
    toast.undo(wordsFor(customer.name, { added, removed }), () => void apply({ add: removed, remove: added }, true));
  }

  function add() {
    setAdding(false);
    if (wanted.length > 0) void apply({ add: wanted, remove: [] });
    setWanted([]);
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {shown.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          disabled={isBusy}
          onRemove={mayWrite ? () => void apply({ add: [], remove: [tag] }) : undefined}
        />
      ))}
      {shown.length === 0 ? (
        <span className={mayWrite ? "hidden print:inline" : "text-ink-subtle"}>No tags</span>
      ) : null}
      {mayWrite ? (
        <Popover
          title="Add tags"
          open={isAdding}
          onOpenChange={(open) => (open ? setAdding(true) : add())}
          trigger={
            <Button
              size="sm"
              variant="ghost"
              data-print="hide"
              disabled={isBusy}
              className={shown.length === 0 ? "-ml-2.5" : undefined}
            >
              <Plus aria-hidden="true" />
              Add tag
            </Button>
          }
        >
          <TagField label="Tags" tags={wanted} except={shown} onChange={setWanted} />
          <div className="mt-3 flex justify-end">
            <Button size="sm" variant="primary" disabled={wanted.length === 0} onClick={add}>
              Add
            </Button>
          </div>
        </Popover>
      ) : null}
    </div>
  );
}
