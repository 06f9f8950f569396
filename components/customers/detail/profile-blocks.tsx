import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { shortCivilDate } from "@/components/ui/instant-format";
import { TextLink } from "@/components/ui/text-link";
import type { CustomerDetail, ProfileLine } from "@/lib/customers/detail/types";
import { fieldAnchor } from "@/lib/customers/fields";
import { MaskedValue } from "./masked-value";
import { linesByHolder } from "./profile-holders";

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
        const [first] = block.lines;
        const anchor = first ? `#${fieldAnchor(first.path)}` : "";
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
            <div className="grid gap-5">
              {linesByHolder(block.lines).map(({ holder, title, given, empty }) => (
                <div key={holder} className="grid gap-2">
                  {title ? <h4 className="font-medium text-ink-muted text-ui">{title}</h4> : null}
                  {given.length > 0 ? (
                    <DescriptionList
                      className="-my-2.5"
                      items={given.map(({ line, term }) => ({ id: line.path, term, detail: shown(line) }))}
                    />
                  ) : null}
                  {empty.length > 0 ? (
                    <p className="mt-2 text-ink-subtle text-mini">Not given: {empty.join(", ")}</p>
                  ) : null}
                </div>
              ))}
              {block.lines.length === 0 ? <p className="text-ink-subtle text-ui">Nothing entered.</p> : null}
            </div>
          </Card>
        );
      })}
    </div>
  );
}
