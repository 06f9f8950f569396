import { expect, it } from "vitest";
import type { QuestionTarget } from "@/lib/requests/types";
import { flaggedQuestions } from "./rules-questions";
import type { Finding } from "./types";

const targets: QuestionTarget[] = [
  {
    key: "field:dob",
    group: "Identity",
    label: "Date of birth",
    isEmpty: false,
    section: "identity",
    fieldName: "dob",
    dataType: "DATE",
  },
  {
    key: "document:doc_1",
    group: "Documents",
    label: "ID proof",
    isEmpty: false,
    section: "customer",
    fieldName: "id_proof",
    dataType: "URI",
    slot: "ID_PROOF",
    documentType: "PASSPORT",
    side: "SINGLE",
  },
];
const finding = (target: string, more: Partial<Finding> = {}): Finding => ({
  target,
  verdict: "FLAGGED",
  status: "INVALID",
  label: null,
  forCustomer: "Correct the date",
  forDeveloper: "dob: INVALID",
  byName: "Ruth",
  at: "2026-01-01T00:00:00.000Z",
  isStale: false,
  ...more,
});

it("asks for exactly what was flagged, in the order of the form, with the words of the flag", () => {
  const asked = flaggedQuestions(
    [finding("document:doc_1", { status: "EXPIRED", label: "EXPIRED" }), finding("field:dob")],
    targets,
  );
  expect(asked).toEqual([
    {
      section: "identity",
      fieldName: "dob",
      dataType: "DATE",
      status: "INVALID",
      reason: "Not right",
      forCustomer: "Correct the date",
      forDeveloper: "dob: INVALID",
    },
    expect.objectContaining({
      slot: "ID_PROOF",
      side: "SINGLE",
      status: "EXPIRED",
      label: "EXPIRED",
      reason: "Expired",
    }),
  ]);
});

it("asks for nothing that was accepted, has changed since, or is no longer there", () => {
  const found = [
    finding("field:dob", { isStale: true }),
    finding("document:doc_1", { verdict: "ACCEPTED", status: null }),
    finding("field:gone"),
  ];
  expect(flaggedQuestions(found, targets)).toEqual([]);
});
