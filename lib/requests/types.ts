import type { CivilDate } from "@/lib/core/civil-date";
import type { DocumentType, RejectLabel, Side, Slot } from "@/lib/documents/constants";
import type { QuestionDataType, QuestionStatus, RequestState } from "./constants";

/** Where a question points to: a field of the profile, or a slot (or one side of it) of somebody's documents. */
export type QuestionPlace = {
  /**
   * Of a field: `director:<key>` or `owner:<key>` with the key inside the row as `fieldName`, otherwise the part of the form with the
   * whole path. Of a document: whose it is (`customer`, `authorized_user`, `director:<key>`, `owner:<key>`).
   */
  section: string;
  /** Only of a document; left out when any accepted type will do. */
  documentType?: DocumentType | undefined;
  fieldName: string;
  dataType: QuestionDataType;
  slot?: Slot | undefined;
  side?: Side | undefined;
};

/** One thing to ask for, as the reviewer writes it. */
export type QuestionDraft = QuestionPlace & {
  status: QuestionStatus;
  /** In a few words, why: "The photo is blurred". */
  reason: string;
  forCustomer: string;
  forDeveloper: string;
  label?: RejectLabel | undefined;
};

/** Something that can be asked for, offered to the reviewer. */
export type QuestionTarget = QuestionPlace & {
  /** `field:<path>`, `document:<doc_...>` for a file that is there, `slot:<subject>/<slot>/<side>` for one that is not. */
  key: string;
  group: string;
  label: string;
  /** Nothing is there: only MISSING makes sense. */
  isEmpty: boolean;
};

export type QuestionView = QuestionPlace & {
  id: string;
  status: QuestionStatus;
  label: RejectLabel | null;
  reason: string;
  forCustomer: string;
  forDeveloper: string;
  /** In the words of the form: `Director 2: First name`, `ID proof (back)`. */
  title: string;
  /** Starts with `#`; null when the form has no such place any more. */
  anchor: string | null;
  kind: "field" | "document";
  /** Full dotted path of a field at this moment. */
  path: string | null;
  answeredAt: string | null;
  answeredByName: string | null;
  /** Why the merchant left it as it is; null for an answer that changed something. */
  upheldBecause: string | null;
  /** Outside id. */
  answerDocumentId: string | null;
};

export type RequestView = {
  id: string;
  round: number;
  state: RequestState;
  dueOn: CivilDate;
  forCustomer: string;
  forDeveloper: string;
  requestedByName: string;
  createdAt: string;
  cancelledAt: string | null;
  cancelledReason: string | null;
  questions: QuestionView[];
};

/** The body of the event `customer.rfi`. */
export type RfiSection = {
  section: string;
  categories: {
    document_type: string | null;
    fields: {
      field_name: string;
      data_type: QuestionDataType;
      status: QuestionStatus;
      reason: string;
      side: string | null;
    }[];
  }[];
};
