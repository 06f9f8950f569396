import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvLines, withoutFormulaGuard } from "@/lib/core/csv";
import { FORMULA_PAYLOADS } from "@/lib/core/testing/formula-payloads";
import { COLUMN_HEADERS, LIST_COLUMN_IDS, type ListColumnId } from "@/lib/customers/list/constants-columns";
import type { CustomerRow } from "@/lib/customers/list/types";
import { askExportInput } from "./input";
import { cellOf, exportFileName, sheetColumns, stateAt } from "./rules";
import { fileHeaders } from "./rules-download";

const ROW: CustomerRow = {
  id: "cus_01k0000000000000000000000",
  type: "INDIVIDUAL",
  purpose: "WALLET",
  name: "Zoë O'Neill",
  status: "PENDING_INFO",
  isActive: false,
  isEnabled: true,
  isWalletReady: false,
  accountState: "APPROVAL_PENDING",
  email: "zoe@example.com",
  country: "NZ",
  externalId: "00123",
  missingCount: 3,
  missing: ["ADDRESS_PROOF", "BIRTH_DATE"],
  tags: ["vip", "Gold"],
  documentsExpireOn: "2027-02-28",
  version: 4,
  createdAt: "2026-01-15T13:30:09.000Z",
  updatedAt: "2026-07-15T13:30:00.000Z",
  reviewedAt: null,
};

describe("the cells of a customer", () => {
  it("say what the list says, dates as dates", () => {
    expect(Object.fromEntries(LIST_COLUMN_IDS.map((id) => [id, cellOf(id, ROW)]))).toEqual({
      id: ROW.id,
      type: "Individual",
      name: "Zoë O'Neill",
      active: "No",
      status: "Pending info",
      enabled: "Yes",
      wallet: "No",
      created: { instant: ROW.createdAt },
      email: "zoe@example.com",
      country: "New Zealand",
      external: "00123",
      account: "Approval pending",
      updated: { instant: ROW.updatedAt },
      purpose: "Wallet",
      missing: "Address proof, Date of birth",
      tags: "vip, Gold",
      expires: { day: "2027-02-28" },
      reviewed: null,
    });
  });

  it("are there for every column of the list's source, under the header that it shows", () => {
    const folder = "components/customers/table";
    const sources = readdirSync(folder).filter((file) => file.startsWith("customer-columns"));
    const text = sources.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
    const shown = [...text.matchAll(/\b(?:id: |column\()"([a-z]+)"/g)].map((match) => match[1] ?? "");
    expect(new Set(shown)).toEqual(new Set(LIST_COLUMN_IDS));
    expect(text).not.toMatch(/header: "/);
    expect(sheetColumns(LIST_COLUMN_IDS).map(({ header }) => header)).toEqual(Object.values(COLUMN_HEADERS));
  });

  /** Whatever people type ends in one of these. */
  const TYPED: Partial<Record<ListColumnId, (text: string) => Partial<CustomerRow>>> = {
    name: (name) => ({ name }),
    email: (email) => ({ email }),
    external: (externalId) => ({ externalId }),
    tags: (tag) => ({ tags: [tag] }),
  };

  it.each(Object.entries(TYPED))("no formula that stands in %s is one in the file", (column, put) => {
    const rows = FORMULA_PAYLOADS.map((payload) => ({ ...ROW, ...put(payload) }));
    const at = LIST_COLUMN_IDS.indexOf(column as ListColumnId);
    const text = csvLines(rows.map((row) => LIST_COLUMN_IDS.map((id) => cellOf(id, row))));
    const back: string[][] = parse(text);
    expect(back.every((row) => row.length === LIST_COLUMN_IDS.length)).toBe(true);
    expect(back.filter((row) => row.some((cell) => /^[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell)))).toEqual(
      [],
    );
    expect(back.map((row) => row[at]?.charAt(0))).toEqual(FORMULA_PAYLOADS.map(() => "'"));
    expect(back.map((row) => withoutFormulaGuard(row[at] ?? ""))).toEqual(FORMULA_PAYLOADS);
  });

  it.each(["type", "status", "account", "country", "purpose", "missing", "active", "id"] as const)(
    "the words of %s are never taken for a formula, so they have no guard",
    (column) => {
      expect(csvLines([[cellOf(column, ROW)]])).not.toContain("'");
    },
  );
});

describe("what may be asked for", () => {
  const asked = {
    selection: { kind: "ids", ids: ["cus_00000000000000000000000001"] },
    columns: ["name", "id"],
    format: "CSV",
  };

  it("are columns of the list in any order, each once", () => {
    expect(askExportInput.parse(asked).columns).toEqual(["name", "id"]);
    for (const columns of [[], ["name", "name"], ["profile_sealed"], ["__proto__"]])
      expect(askExportInput.safeParse({ ...asked, columns }).success).toBe(false);
    expect(askExportInput.safeParse({ ...asked, format: "PDF" }).success).toBe(false);
    expect(askExportInput.safeParse({ ...asked, orgId: "x" }).success).toBe(false);
  });
});

describe("a file", () => {
  it("is named by the organisation's clock", () => {
    const at = new Date("2026-11-21T13:05:00Z");
    expect(exportFileName("XLSX", "Australia/Sydney", at)).toBe("customers-2026-11-22-0005.xlsx");
    expect(exportFileName("CSV", "America/New_York", at)).toBe("customers-2026-11-21-0805.csv");
  });

  it("has expired at its instant, removed or not", () => {
    const expiresAt = new Date("2026-11-22T00:00:00.000Z");
    const at = (ms: number) => stateAt({ state: "READY", expiresAt }, new Date(expiresAt.getTime() + ms));
    expect([at(-1), at(0), at(1)]).toEqual(["READY", "EXPIRED", "EXPIRED"]);
    expect(stateAt({ state: "CANCELLED", expiresAt: null }, expiresAt)).toBe("CANCELLED");
  });

  it.each(["CSV", "XLSX"] as const)("as %s is taken away, never shown in place or kept by others", (format) => {
    expect(fileHeaders({ format, bytes: 12, fileName: `a.${format}` })).toMatchObject({
      "Content-Length": "12",
      "Content-Disposition": expect.stringMatching(/^attachment; filename="/),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "Cache-Control": "private, no-store",
    });
  });
});
