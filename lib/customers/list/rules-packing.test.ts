import { expect, it } from "vitest";
import { packPage, unpackPage } from "./rules-packing";
import type { CustomerPage, CustomerRow } from "./types";

const row: CustomerRow = {
  id: "cus_1",
  type: "COMPANY",
  purpose: "WALLET",
  name: "Ann\tOne",
  status: "PENDING_INFO",
  isActive: false,
  isEnabled: true,
  isWalletReady: false,
  accountState: "APPROVAL_PENDING",
  email: "ann@example.com",
  country: null,
  externalId: "",
  missingCount: 2,
  missing: [],
  tags: ["gold", "a,b"],
  documentsExpireOn: "2027-01-31",
  version: 3,
  createdAt: "2026-11-12T14:05:09.000Z",
  updatedAt: "2026-11-13T14:05:09.000Z",
  reviewedAt: null,
};
const page = {
  rows: [row, { ...row, id: "cus_2", name: "Bea", tags: [] }],
  next: "abc",
  previous: null,
  position: 1,
  count: { n: 2, isMore: false },
  total: 2,
  byStatus: { PENDING_INFO: 2, UNDER_REVIEW: 0, APPROVED: 0, SUSPENDED: 0 },
  ignored: ["a filter"],
} as CustomerPage;

it("a page comes out of the browser's end as it went in, over JSON too", () => {
  expect(unpackPage(packPage(page))).toEqual(page);
  expect(unpackPage(JSON.parse(JSON.stringify(packPage(page))))).toEqual(page);
});

it("a packed row names no field", () => {
  expect(JSON.stringify(packPage(page).rows)).not.toMatch(/isActive|createdAt|"name"/);
});
