import { type CivilDate, compareCivilDates } from "@/lib/core/civil-date";
import {
  DOCUMENTS_SECTION,
  documentAnchor,
  fieldAnchor,
  placedFields,
  sectionOfPath,
  valueAt,
} from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import type { MissingItem } from "@/lib/customers/types";
import { DOCUMENT_TYPE_LABELS, SIDE_LABELS } from "@/lib/documents/constants";
import type { RequestState } from "./constants";
import type { QuestionDraft, QuestionPlace, QuestionView, RequestView, RfiSection } from "./types";

type Answerable = { answeredAt: Date | string | null };

/** The state of a request follows from its questions: nothing else is written down. `today`: of the organisation. */
export function requestState(
  request: { cancelledAt: Date | string | null; dueOn: CivilDate; questions: readonly Answerable[] },
  today: CivilDate,
): RequestState {
  if (request.cancelledAt !== null) return "CANCELLED";
  if (request.questions.every((question) => question.answeredAt !== null)) return "ANSWERED";
  return compareCivilDates(request.dueOn, today) < 0 ? "OVERDUE" : "OPEN";
}

const ROW = /^(director|owner):(.+)$/;
const GROUPS = { director: "directors", owner: "ultimate_beneficial_owners" } as const;

/** Names a field so that it is found again when rows move: people of a company by their key. */
export function fieldPlace(profile: CustomerProfile, path: string): Pick<QuestionPlace, "section" | "fieldName"> {
  const [group, index, ...rest] = path.split(".");
  const kind = group === GROUPS.director ? "director" : group === GROUPS.owner ? "owner" : null;
  const key = kind ? valueAt(profile, `${group}.${index}.key`) : undefined;
  if (kind && typeof key === "string") return { section: `${kind}:${key}`, fieldName: rest.join(".") };
  return { section: sectionOfPath(profile.type, path)?.id ?? "", fieldName: path };
}

/** The full path of the field at this moment; null when its person is no longer in the profile. */
export function pathOf(profile: CustomerProfile, place: Pick<QuestionPlace, "section" | "fieldName">): string | null {
  const row = ROW.exec(place.section);
  if (!row) return place.fieldName;
  const group = GROUPS[row[1] as keyof typeof GROUPS];
  const rows = valueAt(profile, group);
  const index = Array.isArray(rows) ? rows.findIndex((one) => valueAt(one, "key") === row[2]) : -1;
  return index < 0 ? null : `${group}.${index}.${place.fieldName}`;
}

export const isDocumentQuestion = (place: Pick<QuestionPlace, "dataType">): boolean => place.dataType === "URI";

/** Words and address of a place; null when the profile has no such place (any more). */
export function whereIs(profile: CustomerProfile, place: QuestionPlace): { title: string; anchor: string } | null {
  if (isDocumentQuestion(place)) {
    const needed = documentRequirements(profile, "WALLET").find(
      (one) => one.slot === place.slot && one.subject === place.section,
    );
    if (!needed) return null;
    const type = place.documentType;
    const what = type !== undefined && type !== "OTHER" && needed.acceptedTypes.length > 1;
    const details = [
      ...(what ? [DOCUMENT_TYPE_LABELS[type].toLowerCase()] : []),
      ...(place.side === undefined || place.side === "SINGLE" ? [] : [SIDE_LABELS[place.side].toLowerCase()]),
    ];
    const title = details.length > 0 ? `${needed.label} (${details.join(", ")})` : needed.label;
    return { title, anchor: `#${documentAnchor(needed.slot, needed.subject)}` };
  }
  const path = pathOf(profile, place);
  const field = path === null ? undefined : placedFields(profile.type, profile).find((one) => one.path === path);
  return field ? { title: field.label, anchor: `#${fieldAnchor(field.path)}` } : null;
}

type OpenQuestion = Pick<QuestionView, "kind" | "path" | "title" | "anchor" | "status" | "forCustomer"> & QuestionPlace;

/** What is asked for, as things that are missing: the same list that pages, counts and the review look at. */
export function questionItems(profile: CustomerProfile, questions: readonly OpenQuestion[]): MissingItem[] {
  return questions.flatMap((question): MissingItem[] => {
    const common = { label: question.title, reason: question.status, message: question.forCustomer };
    if (question.anchor === null) return [];
    if (question.kind === "field" && question.path !== null)
      return [
        {
          kind: "field",
          key: question.path,
          section: sectionOfPath(profile.type, question.path)?.id ?? "",
          href: question.anchor,
          ...common,
        },
      ];
    const { slot, section: subject, side } = question;
    return [
      {
        kind: "document",
        key: [slot, subject, side].filter(Boolean).join(":"),
        section: DOCUMENTS_SECTION,
        href: question.anchor,
        ...common,
        subject,
        ...(slot ? { slot } : {}),
        ...(side ? { side } : {}),
      },
    ];
  });
}

/** What compliance asks for first, then what the form itself lacks; the same place once. */
export function withQuestions(asked: readonly MissingItem[], lacking: readonly MissingItem[]): MissingItem[] {
  const isAsked = (item: MissingItem) =>
    asked.some(
      (one) =>
        one.key === item.key ||
        (one.kind === "document" && one.side === undefined && one.slot === item.slot && one.subject === item.subject),
    );
  return [...asked, ...lacking.filter((item) => !isAsked(item))];
}

/** The questions in the shape that integrations know, in the order in which they were asked. */
export function rfiSections(
  questions: readonly Pick<
    QuestionDraft,
    "section" | "documentType" | "fieldName" | "dataType" | "status" | "reason" | "side"
  >[],
): RfiSection[] {
  const sections: RfiSection[] = [];
  for (const question of questions) {
    let section = sections.find((one) => one.section === question.section);
    if (!section) {
      section = { section: question.section, categories: [] };
      sections.push(section);
    }
    const type = question.documentType ?? null;
    let category = section.categories.find((one) => one.document_type === type);
    if (!category) {
      category = { document_type: type, fields: [] };
      section.categories.push(category);
    }
    category.fields.push({
      field_name: question.fieldName,
      data_type: question.dataType,
      status: question.status,
      reason: question.reason,
      side: question.side ?? null,
    });
  }
  return sections;
}

/** `3 things`, `1 thing`. */
export const thingsInWords = (count: number): string => (count === 1 ? "1 thing" : `${count} things`);

/** The request that waits for the merchant; at most one does. */
export const openRequest = (requests: readonly RequestView[]): RequestView | undefined =>
  requests.find((request) => request.state === "OPEN" || request.state === "OVERDUE");

const stillOpen = (requests: readonly RequestView[]): QuestionView[] =>
  openRequest(requests)?.questions.filter((question) => question.answeredAt === null) ?? [];

/** Open questions about fields, by the path of the field. */
export const openFieldQuestions = (requests: readonly RequestView[]): Readonly<Record<string, QuestionView>> =>
  Object.fromEntries(
    stillOpen(requests).flatMap((question) => (question.path === null ? [] : [[question.path, question]])),
  );

/** Open questions about documents. */
export const openDocumentQuestions = (requests: readonly RequestView[]): QuestionView[] =>
  stillOpen(requests).filter((question) => question.kind === "document");

/** By when, and where, an open request wants its answers. */
export const askedPlaces = ({ dueOn, questions }: RequestView) => ({
  dueOn,
  hrefs: questions.flatMap(({ answeredAt, anchor }) => (answeredAt === null && anchor !== null ? [anchor] : [])),
});
