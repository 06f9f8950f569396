import { describe, expect, it } from "vitest";
import { placedFields } from "@/lib/customers/fields";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { COMPARED_FIELDS } from "@/lib/documents/readings/constants";
import type { DocumentReading } from "@/lib/documents/readings/types";
import { readingRemarks, readsByPath } from "./rules-readings";

const reading = (subject: DocumentReading["subject"], more: Partial<DocumentReading> = {}): DocumentReading => ({
  documentId: "doc_1",
  subject,
  docType: "PASSPORT",
  side: "SINGLE",
  state: "READ",
  format: "TD3",
  page: 1,
  compared: COMPARED_FIELDS.map((field) => ({ field, typed: "x", read: "1990-04-02", same: field !== "number" })),
  ...more,
});

describe("what a zone says", () => {
  it("stands beside a field that the person really has, whoever it is", () => {
    const people = [
      [COMPLETE_INDIVIDUAL, "customer"],
      [COMPLETE_COMPANY, "authorized_user"],
      [COMPLETE_COMPANY, "director:dir00001"],
      [COMPLETE_COMPANY, "owner:own00001"],
    ] as const;
    for (const [profile, subject] of people) {
      const paths = placedFields(profile.type, profile).map(({ path }) => path);
      const reads = [...readsByPath(profile, [reading(subject)]).keys()].filter((path) => !path.endsWith("gender"));
      expect(reads).toHaveLength(COMPARED_FIELDS.length - 1);
      expect(reads.filter((path) => !paths.includes(path))).toEqual([]);
    }
  });

  it("marks what differs, and shows dates as people read them", () => {
    const reads = readsByPath(COMPLETE_INDIVIDUAL, [reading("customer")]);
    expect(reads.get("dob")).toMatchObject([{ value: "2 Apr 1990", result: "SAME" }]);
    expect(reads.get("identification_value")).toMatchObject([{ result: "DIFFERENT", documentId: "doc_1" }]);
  });

  it("of somebody who is no longer in the profile stands nowhere", () => {
    expect(readsByPath(COMPLETE_COMPANY, [reading("director:gone0000")]).size).toBe(0);
  });
});

it("a zone that is not clear is never said to agree", () => {
  expect(readingRemarks(reading("customer"))).toMatchObject([
    { tone: "bad", words: expect.stringContaining("1 point") },
  ]);
  expect(readingRemarks(reading("customer", { state: "UNSURE", compared: [] }))).toMatchObject([{ tone: "bad" }]);
  expect(readingRemarks(reading("customer", { state: "NONE", compared: [] }))).toEqual([]);
  expect(readingRemarks(reading("customer", { compared: [] }))).toEqual([]);
});
