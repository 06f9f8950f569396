import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { makeCustomer, openTenant, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { ids } from "@/lib/core/ids";
import { gatherFacts } from "@/lib/reviews/reads";
import type { IndividualProfile } from "./input";
import { profileColumns } from "./lifecycle/columns";
import { findCustomer } from "./reads";
import { COMPLETE_INDIVIDUAL } from "./testing/profiles";

let tenant: Tenant;
let maker: MerchantScope;
let otherOrg: string;
let firstId: string;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  otherOrg = await makeOrganisation(tenant.owner);
  firstId = await makeCustomer(maker, person("Ada", "ab123456c"));
});
afterAll(() => tenant.drop());

/** Nothing but the tax id is shared with anybody else. */
function person(first: string, taxId: string, more: Partial<IndividualProfile> = {}): IndividualProfile {
  return {
    ...COMPLETE_INDIVIDUAL,
    ...{ first_name: first, identification_value: `PA-${first}`, dob: "1980-02-03" },
    tax_info: [{ country_code: "GB", document_type: "nino", document_id: taxId }],
    ...more,
  };
}

/** One number as people, forms and keyboards write it. */
const SPELLINGS = [
  "AB123456C",
  "ab123456c",
  "AB 12 34 56 C",
  "ab 12 34 56 c",
  "AB-12-34-56-C",
  "AB-123456-C",
  "  AB123456C  ",
  "AB 123456 C",
  "Ab 12-34-56 c",
  "ＡＢ１２３４５６Ｃ",
  "ＡＢ　１２　３４　５６　Ｃ",
  "ab１２３４５６c",
];

const indexesOf = (orgId: string, profile: IndividualProfile) => profileColumns(orgId, ids.next(), profile).taxIndexes;

describe("a tax id", () => {
  it("has one blind index in an organisation however it is written, and another one in every other organisation", () => {
    expect(new Set(SPELLINGS).size).toBe(12);
    const inOne = new Set(SPELLINGS.flatMap((taxId) => indexesOf(tenant.orgId, person("Ada", taxId))));
    const inOther = new Set(SPELLINGS.flatMap((taxId) => indexesOf(otherOrg, person("Ada", taxId))));
    expect([inOne.size, inOther.size]).toEqual([1, 1]);
    expect([...inOne]).not.toEqual([...inOther]);
    expect(indexesOf(tenant.orgId, person("Ada", "AB123457C"))).not.toEqual([...inOne]);
  });

  it.each(SPELLINGS)("is found as a duplicate when it is written %j", async (taxId) => {
    const number = SPELLINGS.indexOf(taxId);
    const id = await makeCustomer(maker, person(`Person${number}`, taxId, { dob: `1985-03-${10 + number}` }));
    const twins = await withScope(tenant.worker, async (tx) => {
      const row = await findCustomer(tx, maker, id);
      return row ? (await gatherFacts(tx, row)).facts.twins : [];
    });
    const [first] = await tenant.owner`select display_name from customers where id = ${firstId}`;
    expect(twins).toContainEqual(expect.objectContaining({ shares: "tax number", name: first?.display_name }));
  });
});

describe("a birth date alone", () => {
  it("is no index: two people born on one day share nothing", () => {
    const columnsOf = (profile: IndividualProfile) => profileColumns(tenant.orgId, ids.next(), profile);
    const [one, other] = [
      columnsOf(person("Ada", "AB123456C")),
      columnsOf(person("Grace", "CD123456A", { last_name: "Another" })),
    ];
    expect(one.birthIndex).not.toBe(other.birthIndex);
    expect(one.birthIndex).toBe(columnsOf(person("Ada", "EF123456B")).birthIndex);
    expect(columnsOf(person("Ada", "AB123456C", { dob: "1980-02-04" })).birthIndex).not.toBe(one.birthIndex);
  });

  it("stands in no column of the database that could be searched", async () => {
    const columns = await tenant.owner`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name ~ '(^|_)(dob|birth)'`;
    // Of published lists, and the blind index over name and date together.
    expect(columns.map((column) => column.name).sort()).toEqual([
      "customers.birth_index",
      "screening_entries.birth_dates",
    ]);
  });
});
