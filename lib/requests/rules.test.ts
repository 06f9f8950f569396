import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt } from "@/lib/customers/fields";
import type { IndividualProfile } from "@/lib/customers/input";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { QUESTION_STATUSES } from "./constants";
import { fieldPlace, pathOf, questionItems, requestState, rfiSections, whereIs, withQuestions } from "./rules";
import { type AnswerFacts, answerTo, type FileFact, isLackingAt, objectionOf } from "./rules-answers";
import { requestProblem } from "./rules-sending";
import { draftOf, profileTargets, targetOf } from "./rules-targets";
import type { QuestionDraft } from "./types";

const TODAY = "2026-03-15";
const digestOf = (fieldName: string, value: unknown) => `${fieldName}=${JSON.stringify(value)}`;
const file = (sha256: string, more: Partial<FileFact> = {}): FileFact => ({
  slot: "ID_PROOF",
  subject: "customer",
  docType: "PASSPORT",
  side: "SINGLE",
  issuedOn: null,
  expiresOn: null,
  review: "PENDING",
  documentId: `doc_${sha256}`,
  sha256,
  ...more,
});
const facts = (more: Partial<AnswerFacts> = {}): AnswerFacts => ({
  profile: COMPLETE_INDIVIDUAL,
  files: [],
  lacking: [],
  today: TODAY,
  digestOf,
  ...more,
});
const passport = {
  section: "customer",
  fieldName: "id_proof",
  dataType: "URI",
  slot: "ID_PROOF",
  side: "SINGLE",
} as const;

describe("the state of a request", () => {
  const at = "2026-03-01T00:00:00Z";
  it.each([
    [{ cancelledAt: at, dueOn: TODAY, questions: [{ answeredAt: at }] }, "CANCELLED"],
    [{ cancelledAt: null, dueOn: "2026-03-01", questions: [{ answeredAt: at }] }, "ANSWERED"],
    [{ cancelledAt: null, dueOn: TODAY, questions: [{ answeredAt: at }, { answeredAt: null }] }, "OPEN"],
    [{ cancelledAt: null, dueOn: "2026-03-14", questions: [{ answeredAt: null }] }, "OVERDUE"],
  ] as const)("follows from its questions: %j is %s", (request, state) => {
    expect(requestState(request, TODAY)).toBe(state);
  });
});

describe("a question about a person of a company", () => {
  it("finds the same person when rows move, and nobody when the person is gone", () => {
    const [first] = COMPLETE_COMPANY.directors ?? [];
    const place = fieldPlace(COMPLETE_COMPANY, "directors.0.first_name");
    expect(place).toEqual({ section: `director:${first?.key}`, fieldName: "first_name" });
    const directors = [{ key: "other001", first_name: "Eve", last_name: "Li" }, ...(COMPLETE_COMPANY.directors ?? [])];
    expect(pathOf({ ...COMPLETE_COMPANY, directors }, place)).toBe("directors.1.first_name");
    expect(pathOf({ ...COMPLETE_COMPANY, directors: [] }, place)).toBeNull();
    const gone = { ...place, dataType: "TEXT", objectsTo: null } as const;
    expect(answerTo(gone, facts({ profile: { ...COMPLETE_COMPANY, directors: [] } })).isAnswered).toBe(true);
  });
});

describe("a file", () => {
  it("answers when it is another one and valid", () => {
    const question = { ...passport, objectsTo: "old" };
    expect(answerTo(question, facts({ files: [file("old")] })).isAnswered).toBe(false);
    expect(answerTo(question, facts({ files: [file("new", { expiresOn: "2026-03-01" })] })).isAnswered).toBe(false);
    expect(answerTo(question, facts({ files: [file("new")] }))).toEqual({ isAnswered: true, documentId: "doc_new" });
  });

  it("of another kind answers once all its sides are there", () => {
    const { identification_type: _any, ...profile } = COMPLETE_INDIVIDUAL;
    const question = { ...passport, objectsTo: "old" };
    const front = file("front", { docType: "NATIONAL_ID", side: "FRONT" });
    const back = file("back", { docType: "NATIONAL_ID", side: "BACK" });
    const person = profile as IndividualProfile;
    expect(answerTo(question, facts({ profile: person, files: [file("old"), front] })).isAnswered).toBe(false);
    expect(answerTo(question, facts({ profile: person, files: [file("old"), front, back] })).isAnswered).toBe(true);
  });

  it("on the other side does not answer for the side that is asked for", () => {
    const { identification_type: _any, ...profile } = COMPLETE_INDIVIDUAL;
    const question = { ...passport, side: "FRONT", objectsTo: "old" } as const;
    const files = [
      file("old", { docType: "NATIONAL_ID", side: "FRONT" }),
      file("new", { docType: "NATIONAL_ID", side: "BACK" }),
    ];
    expect(answerTo(question, facts({ profile: profile as IndividualProfile, files })).isAnswered).toBe(false);
  });
});

describe("what can be asked", () => {
  const files = [file("one")];
  const targets = profileTargets(COMPLETE_INDIVIDUAL, files);

  it("has a name of its own each, is found again from its draft, and can be sent as it is offered", () => {
    expect(new Set(targets.map((target) => target.key)).size).toBe(targets.length);
    for (const target of targets) {
      const draft = draftOf(target);
      expect(targetOf(targets, draft)?.key).toBe(target.key);
      const isSecond = target.key.startsWith("slot:") && !target.isEmpty;
      const question: QuestionDraft = isSecond ? { ...draft, status: "MISSING" } : draft;
      const asked = { questions: [question], dueOn: "2026-04-01" };
      expect(
        requestProblem(asked, { profile: COMPLETE_INDIVIDUAL, files, digestOf, today: TODAY }),
        target.key,
      ).toBeNull();
      expect(whereIs(COMPLETE_INDIVIDUAL, target)?.anchor).toMatch(/^#(field|document)-/);
    }
  });

  it("is never answered by what it objects to, and a changed value answers (property)", () => {
    const fields = targets.filter((target) => target.dataType !== "URI" && !target.isEmpty);
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ minLength: 1 }), (target, typed) => {
        const objectsTo = objectionOf(target, facts());
        const question = { ...target, objectsTo };
        expect(answerTo(question, facts()).isAnswered).toBe(false);
        const path = pathOf(COMPLETE_INDIVIDUAL, target) ?? "";
        if (
          path.includes(".") ||
          path.startsWith("identification_type") ||
          valueAt(COMPLETE_INDIVIDUAL, path) === typed
        )
          return;
        const profile = { ...COMPLETE_INDIVIDUAL, [path]: typed } as IndividualProfile;
        expect(answerTo(question, facts({ profile })).isAnswered).toBe(true);
        const lacking = [
          { kind: "field", key: path, label: "", section: "", href: "#", reason: "INVALID", message: "" },
        ] as const;
        expect(answerTo(question, facts({ profile, lacking })).isAnswered).toBe(false);
      }),
    );
  });
});

describe("what is missing", () => {
  it("names a place once, in the words of compliance", () => {
    const view = {
      ...passport,
      kind: "document",
      path: null,
      title: "ID proof",
      anchor: "#document-id_proof-customer",
      status: "INVALID",
      forCustomer: "Sharper, please",
    } as const;
    const asked = questionItems(COMPLETE_INDIVIDUAL, [view]);
    const base = {
      kind: "document",
      label: "x",
      section: "documents",
      href: "#",
      reason: "INVALID",
      message: "",
      slot: "ID_PROOF",
      subject: "customer",
    } as const;
    const items = withQuestions(asked, [
      { ...base, key: "ID_PROOF:customer:SINGLE", side: "SINGLE" },
      { ...base, key: "ADDRESS_PROOF:customer:SINGLE", slot: "ADDRESS_PROOF", side: "SINGLE" },
    ]);
    expect(items.map((item) => [item.key, item.message])).toEqual([
      ["ID_PROOF:customer:SINGLE", "Sharper, please"],
      ["ADDRESS_PROOF:customer:SINGLE", ""],
    ]);
  });
});

it("the event keeps every question, grouped by section and document (property)", () => {
  const question = fc.record({
    section: fc.constantFrom("identity", "customer", "director:abc123"),
    documentType: fc.constantFrom("PASSPORT", "NATIONAL_ID", undefined),
    fieldName: fc.constantFrom("dob", "id_proof", "id_proof_back"),
    dataType: fc.constantFrom("URI", "DATE", "TEXT"),
    status: fc.constantFrom(...QUESTION_STATUSES),
    reason: fc.string(),
    side: fc.constantFrom("FRONT", "BACK", undefined),
  });
  fc.assert(
    fc.property(fc.array(question, { maxLength: 12 }), (questions) => {
      const sections = rfiSections(questions as QuestionDraft[]);
      expect(new Set(sections.map((one) => one.section)).size).toBe(sections.length);
      const told = sections.flatMap(({ section, categories }) =>
        categories.flatMap(({ document_type, fields }) =>
          fields.map((one) =>
            JSON.stringify([section, document_type, one.field_name, one.data_type, one.status, one.reason, one.side]),
          ),
        ),
      );
      const asked = questions.map((one) =>
        JSON.stringify([
          one.section,
          one.documentType ?? null,
          one.fieldName,
          one.dataType,
          one.status,
          one.reason,
          one.side ?? null,
        ]),
      );
      expect(told.sort()).toEqual(asked.sort());
    }),
  );
});

describe("a question that is answered with a reason", () => {
  const ofBirth = { section: "identity", fieldName: "dob", dataType: "DATE" } as const;
  const objectsTo = digestOf("dob", COMPLETE_INDIVIDUAL.dob);

  it("is answered with the value that it objects to, and names no file", () => {
    expect(answerTo({ ...ofBirth, objectsTo }, facts()).isAnswered).toBe(false);
    expect(answerTo({ ...ofBirth, objectsTo, isUpheld: true }, facts())).toEqual({
      isAnswered: true,
      documentId: null,
    });
    const files = [file("old", { review: "PENDING" })];
    const upheld = { ...passport, objectsTo: "old", isUpheld: true };
    expect(answerTo(upheld, facts({ files }))).toEqual({ isAnswered: true, documentId: null });
    expect(answerTo(upheld, facts({ files: [...files, file("new")] })).documentId).toBe("doc_new");
  });

  it("cannot be where the form itself lacks it", () => {
    const lacking = (item: {
      kind: "field" | "document";
      key: string;
      slot?: string;
      subject?: string;
      side?: string;
    }) => ({
      profile: COMPLETE_INDIVIDUAL,
      lacking: [{ label: "", section: "", href: "#", reason: "MISSING" as const, message: "", ...item }],
    });
    expect(isLackingAt(ofBirth, lacking({ kind: "field", key: "dob" }))).toBe(true);
    expect(isLackingAt(ofBirth, lacking({ kind: "field", key: "nationality" }))).toBe(false);
    const at = { kind: "document", key: "ID_PROOF:customer", slot: "ID_PROOF", subject: "customer" } as const;
    expect(isLackingAt(passport, lacking(at))).toBe(true);
    expect(isLackingAt(passport, lacking({ ...at, side: "SINGLE" }))).toBe(true);
    expect(isLackingAt(passport, lacking({ ...at, side: "BACK" }))).toBe(false);
    expect(isLackingAt(passport, lacking({ ...at, slot: "ADDRESS_PROOF" }))).toBe(false);
    expect(isLackingAt(passport, lacking({ ...at, subject: "owner:other001" }))).toBe(false);
  });
});
