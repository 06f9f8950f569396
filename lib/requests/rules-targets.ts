import { placedFields, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import {
  DOCUMENT_TYPE_LABELS,
  REJECT_LABEL_OPTIONS,
  type RejectLabel,
  SIDE_LABELS,
  type Side,
} from "@/lib/documents/constants";
import { sidesOf } from "@/lib/documents/rules";
import type { QuestionStatus } from "./constants";
import { fieldPlace } from "./rules";
import type { FileFact } from "./rules-answers";
import type { QuestionDraft, QuestionPlace, QuestionTarget } from "./types";

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

type Wrong = { status: QuestionStatus; label?: RejectLabel | undefined };

/** Words to begin with, for a reviewer who need not write them each time. */
export function suggestedTexts(target: QuestionTarget, wrong: Wrong): Pick<QuestionDraft, "reason" | "forCustomer"> {
  const isFile = target.dataType === "URI";
  if (wrong.label !== undefined) {
    const words = REJECT_LABEL_OPTIONS.find((option) => option.value === wrong.label)?.label ?? "";
    return { reason: words, forCustomer: "Upload another file that can be accepted." };
  }
  if (wrong.status === "MISSING")
    return {
      reason: isFile ? "Not uploaded yet" : "Not given yet",
      forCustomer: isFile ? "Upload this document." : "Fill this in.",
    };
  if (wrong.status === "EXPIRED")
    return {
      reason: "No longer valid",
      forCustomer: isFile ? "Upload one that is still valid." : "Enter the one that is valid now.",
    };
  return {
    reason: isFile ? "Cannot be accepted" : "Differs from the documents",
    forCustomer: isFile ? "Upload another file." : "Enter it as the document prints it.",
  };
}

/** A draft of the question about a target, with words to begin with. */
export function draftOf(target: QuestionTarget): QuestionDraft {
  const { section, documentType, fieldName, dataType, slot, side } = target;
  const status: QuestionStatus = target.isEmpty ? "MISSING" : "INVALID";
  const place = { section, documentType, fieldName, dataType, slot, side };
  return { ...place, status, ...suggestedTexts(target, { status }), forDeveloper: "" };
}

/** The target that a draft is about; undefined for what the profile no longer has. */
export function targetOf(targets: readonly QuestionTarget[], draft: QuestionPlace): QuestionTarget | undefined {
  return targets.find(
    (one) =>
      one.section === draft.section &&
      one.fieldName === draft.fieldName &&
      one.slot === draft.slot &&
      one.side === draft.side &&
      one.documentType === draft.documentType,
  );
}
