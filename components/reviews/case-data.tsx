import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { ProfileBlock } from "@/lib/customers/detail/types";

/** The profile in full, block by block; what was left empty is not repeated. */
export function CaseData({ blocks }: { blocks: readonly ProfileBlock[] }) {
  return blocks.map((block) => {
    const given = block.lines.filter((line) => line.value !== null);
    return given.length > 0 ? (
      <Card key={block.id} title={block.title}>
        <DescriptionList
          items={given.map((line) => ({
            id: line.path,
            term: line.label,
            detail: <span className="whitespace-pre-line">{line.value}</span>,
          }))}
        />
      </Card>
    ) : null;
  });
}
