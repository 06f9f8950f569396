import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { shortCivilDate } from "@/components/ui/instant-format";
import { TextLink } from "@/components/ui/text-link";
import type { CustomerDetail, ProfileLine } from "@/lib/customers/detail/types";
import { fieldAnchor } from "@/lib/customers/fields";
import { MaskedValue } from "./masked-value";

interface ProfileBlocksProps {
  detail: CustomerDetail;
  mayReveal: boolean;
  mayEdit: boolean;
}

/** The profile in the blocks of the form. What is not given stands in one quiet line, so that the rest is read. */
export function ProfileBlocks({ detail, mayReveal, mayEdit }: ProfileBlocksProps) {
  const { id, blocks } = detail;
  const shown = (line: ProfileLine) =>
    line.isMasked ? (
      <MaskedValue
        customerId={id}
        path={line.path}
        label={line.label}
        masked={line.value ?? ""}
        mayReveal={mayReveal}
      />
    ) : (
      <span className="whitespace-pre-line">{shortCivilDate(line.value ?? "")}</span>
    );
  return (
    <div className="grid gap-4">
      {blocks.map((block) => {
        const given = block.lines.filter((line) => line.value !== null);
        const empty = block.lines.filter((line) => line.value === null);
        const [first] = block.lines;
        const anchor = first ? `#${fieldAnchor(first.path)}` : `#${block.id}`;
        return (
          <Card
            key={block.id}
            level={3}
            title={block.title}
            actions={
              mayEdit ? (
                <TextLink
                  href={`/customers/${id}/edit${anchor}`}
                  prefetch={false}
                  className="text-ui print:hidden"
                  aria-label={`Edit ${block.title}`}
                >
                  Edit
                </TextLink>
              ) : undefined
            }
          >
            {given.length > 0 ? (
              <DescriptionList
                className="-my-2.5"
                items={given.map((line) => ({ id: line.path, term: line.label, detail: shown(line) }))}
              />
            ) : null}
            {empty.length > 0 ? (
              <p className={given.length > 0 ? "mt-4 text-mini text-ink-subtle" : "text-mini text-ink-subtle"}>
                Not given: {empty.map((line) => line.label).join(", ")}
              </p>
            ) : null}
            {block.lines.length === 0 ? <p className="text-ink-subtle text-ui">Nothing entered.</p> : null}
          </Card>
        );
      })}
    </div>
  );
}
