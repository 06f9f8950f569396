import { placedFields, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { DOCUMENT_TYPE_LABELS, SIDE_LABELS, type Side } from "@/lib/documents/constants";
import { sidesOf } from "@/lib/documents/rules";
import { fieldPlace } from "./rules";
import type { FileFact } from "./rules-answers";
import type { QuestionTarget } from "./types";

const besides = (type: string, side: Side) =>
  side === "SINGLE" ? type : `${type}, ${SIDE_LABELS[side].toLowerCase()}`;

/** `id_proof`, `id_proof_back`: the name that a file goes by in events. */
const fileName = (slot: string, side?: Side) =>
  side === undefined || side === "SINGLE" ? slot.toLowerCase() : `${slot.toLowerCase()}_${side.toLowerCase()}`;

function fieldTargets(profile: CustomerProfile): QuestionTarget[] {
  return placedFields(profile.type, profile).map(({ path, label, spec, section }) => ({
    key: `field:${path}`,
    group: section.title,
    label,
    isEmpty: valueAt(profile, path) === undefined,
    dataType: spec.kind === "date" ? "DATE" : "TEXT",
    ...fieldPlace(profile, path),
  }));
}

function documentTargets(profile: CustomerProfile, files: readonly FileFact[]): QuestionTarget[] {
  return documentRequirements(profile, "WALLET").flatMap(({ slot, subject, label }): QuestionTarget[] => {
    const here = files.filter((file) => file.slot === slot && file.subject === subject);
    const common = { group: "Documents", section: subject, dataType: "URI", slot } as const;
    const there = here.map(
      (file): QuestionTarget => ({
        ...common,
        key: `document:${file.documentId}`,
        label: `${label}: ${besides(DOCUMENT_TYPE_LABELS[file.docType], file.side).toLowerCase()}`,
        isEmpty: false,
        documentType: file.docType,
        side: file.side,
        fieldName: fileName(slot, file.side),
      }),
    );
    const absentSides = [...new Set(here.map((file) => file.docType))].flatMap((type) =>
      sidesOf(type)
        .filter((side) => !here.some((file) => file.docType === type && file.side === side))
        .map(
          (side): QuestionTarget => ({
            ...common,
            key: `slot:${subject}/${slot}/${side}`,
            label: `${label}: ${besides(DOCUMENT_TYPE_LABELS[type], side).toLowerCase()}`,
            isEmpty: true,
            documentType: type,
            side,
            fieldName: fileName(slot, side),
          }),
        ),
    );
    const whole: QuestionTarget = {
      ...common,
      key: `slot:${subject}/${slot}/`,
      label: here.length > 0 ? `${label}: another document` : label,
      isEmpty: here.length === 0,
      fieldName: fileName(slot),
    };
    return [...there, ...absentSides, whole];
  });
}

/** Everything that can be asked of a profile, in the order of its form; files last. */
export function profileTargets(profile: CustomerProfile, files: readonly FileFact[]): QuestionTarget[] {
  return [...fieldTargets(profile), ...documentTargets(profile, files)];
}
