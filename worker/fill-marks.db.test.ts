import { afterAll, beforeAll, expect, it } from "vitest";
import { customerRow, makeCustomer, openTenant, type Tenant } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { fillMarks } from "./fill-marks";

let tenant: Tenant;
let maker: MerchantScope;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
});
afterAll(() => tenant.drop());

it("names what customers lack who were counted before it was written down, and changes nothing else", async () => {
  const { dob: _dob, nationality: _nationality, ...profile } = COMPLETE_INDIVIDUAL;
  const lacking = await makeCustomer(maker, profile, "WALLET");
  const complete = await makeCustomer(maker, { ...COMPLETE_INDIVIDUAL, identification_value: "PM0000001" });
  const [was, whole] = [await customerRow(maker, lacking), await customerRow(maker, complete)];
  expect(was.missingMarks).toEqual(expect.arrayContaining(["BIRTH_DATE", "NATIONALITY", "ID_PROOF", "ADDRESS_PROOF"]));
  await tenant.owner`update customers set missing_marks = '{}'`;
  // All of it: ending it early leaves what is not begun.
  const end = fillMarks("test");
  await expect.poll(async () => (await customerRow(maker, lacking)).missingMarks).toEqual(was.missingMarks);
  await end();
  expect(await customerRow(maker, lacking)).toEqual(was);
  expect(await customerRow(maker, complete)).toEqual(whole);
});
