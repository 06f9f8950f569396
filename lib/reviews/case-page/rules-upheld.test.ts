import { expect, it } from "vitest";
import { INDIVIDUAL_DOCUMENTS } from "@/lib/customers/testing/profiles";
import type { DocumentRow } from "@/lib/documents/types";
import type { QuestionView, RequestView } from "@/lib/requests/types";
import { upheldAnswers } from "./rules-upheld";

const question = (more: Partial<QuestionView>): QuestionView => ({
  id: "qst_1",
  section: "identity",
  fieldName: "dob",
  dataType: "DATE",
  status: "INVALID",
  label: null,
  reason: "",
  forCustomer: "",
  forDeveloper: "",
  title: "Date of birth",
  anchor: null,
  kind: "field",
  path: "dob",
  answeredAt: "2026-11-20T10:00:00.000Z",
  answeredByName: "Marco Rossi",
  upheldBecause: "It is on the passport",
  answerDocumentId: null,
  ...more,
});

const request = (...questions: QuestionView[]): RequestView => ({
  id: "req_1",
  round: 1,
  state: "ANSWERED",
  dueOn: "2026-11-30",
  forCustomer: "",
  forDeveloper: "",
  requestedByName: "Rosa Almeida",
  createdAt: "2026-11-19T10:00:00.000Z",
  cancelledAt: null,
  cancelledReason: null,
  questions,
});

const documents: DocumentRow[] = INDIVIDUAL_DOCUMENTS.map((fact, index) => ({
  ...fact,
  id: `doc_${index}`,
  state: "CURRENT",
  rejectLabel: null,
  fileName: "file.jpg",
  mime: "image/jpeg",
  sizeBytes: 1,
  pageCount: 1,
  sha256: String(index),
  uploadedByName: "Marco Rossi",
  uploadedAt: "2026-11-19T09:00:00.000Z",
  endedAt: null,
}));
const marks = { documents, targets: ["field:dob", "slot:customer/SELFIE/"] };
const targetsOf = (...requests: RequestView[]) => upheldAnswers(requests, marks).map(({ target }) => target);

it("a reason stands beside the field that was asked about, with who gave it", () => {
  expect(upheldAnswers([request(question({}))], marks)).toEqual([
    {
      target: "field:dob",
      because: "It is on the passport",
      byName: "Marco Rossi",
      at: "2026-11-20T10:00:00.000Z",
      isNone: false,
    },
  ]);
});

it("a reason about a document stands by the files that lie there, and by nobody else's", () => {
  const [passport] = documents;
  if (!passport) throw new Error("The sample has a passport");
  const about = {
    kind: "document",
    path: null,
    section: "customer",
    slot: passport.slot,
    fieldName: "id_proof",
  } as const;
  expect(targetsOf(request(question(about)))).toEqual([`document:${passport.id}`]);
  expect(targetsOf(request(question({ ...about, section: "authorized_user" })))).toEqual([]);
});

it("that there is none stands by the empty place", () => {
  const about = {
    kind: "document",
    path: null,
    section: "customer",
    slot: "SELFIE",
    status: "MISSING",
  } as const;
  expect(upheldAnswers([request(question(about))], marks)).toMatchObject([
    { target: "slot:customer/SELFIE/", isNone: true },
  ]);
});

it("only the newest answer to each thing counts, and no question that is still open", () => {
  const changed = question({ upheldBecause: null });
  const open = question({ answeredAt: null, answeredByName: null, upheldBecause: null });
  expect(targetsOf(request(changed), request(question({})))).toEqual([]);
  expect(targetsOf(request(question({})), request(changed))).toEqual(["field:dob"]);
  expect(targetsOf(request(open), request(question({})))).toEqual(["field:dob"]);
});

it("a field that the profile no longer has shows nothing", () => {
  expect(targetsOf(request(question({ path: null })))).toEqual([]);
});
