import { fieldValue } from "@/components/customers/profile-form/field-value";
import { shortCivilDate } from "@/components/ui/instant-format";
import type { CustomerType } from "@/lib/customers/constants";
import { pathLabel } from "@/lib/customers/detail/rules-labels";
import type { EditClash } from "@/lib/customers/detail/rules-merge";
import { placedFields, sectionsOf, valueAt } from "@/lib/customers/fields";
import type { CountryFacts } from "@/lib/customers/reference/types";
import type { ClashRow } from "./edit-conflict-panel";

type Values = Record<string, unknown>;
type FactsOf = (country: string) => CountryFacts | undefined;

/** What a unit holds, in words: a field's value, or all rows of a list. */
function unitWords(type: CustomerType, unit: string, values: Values, factsOf: FactsOf): string {
  const group = sectionsOf(type)
    .flatMap((section) => section.groups)
    .find((each) => each.path === unit);
  if (!group) {
    const field = placedFields(type, values).find((placed) => placed.path === unit);
    return field ? shortCivilDate(fieldValue(field.spec, unit, values, factsOf)) : String(valueAt(values, unit) ?? "");
  }
  const rows = valueAt(values, unit);
  const fields = placedFields(type, values).filter((placed) => placed.group === group);
  return (Array.isArray(rows) ? rows : [])
    .map((_row, index) =>
      fields
        .filter((field) => field.index === index)
        .map((field) => shortCivilDate(fieldValue(field.spec, field.path, values, factsOf)))
        .filter((words) => words !== "")
        .join(", "),
    )
    .join("; ");
}

/** The clashes of two editors as rows to read and choose from. */
export function clashRows(
  type: CustomerType,
  clashes: readonly EditClash[],
  mine: Values,
  theirs: Values,
  factsOf: FactsOf,
): ClashRow[] {
  return clashes.map(({ unit, isMineTouched }) => ({
    unit,
    isMineTouched,
    label: pathLabel(type, unit),
    theirs: unitWords(type, unit, theirs, factsOf),
    mine: unitWords(type, unit, mine, factsOf),
  }));
}
