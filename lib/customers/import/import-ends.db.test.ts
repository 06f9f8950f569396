import { describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantRole } from "@/lib/auth/constants";
import type { MerchantScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock, setClock } from "@/lib/core/clock";
import {
  arrangeImports,
  check,
  customersOf,
  linesOf,
  maker,
  people,
  ready,
  rowOf,
  run,
  runOnce,
  statesOf,
  stored,
  tenant,
  upload,
} from "@/lib/customers/testing/imports";
import { referencedBlobs } from "@/lib/documents/reads";
import { reviewCustomer } from "@/lib/reviews/writes";
import { lockImport } from "./reads";
import { cancelImport, changeColumns, matchColumns, startImport } from "./writes";
import { endForgottenImports } from "./writes-purge";
import { takeImportFile } from "./writes-upload";

arrangeImports();

describe("who may", () => {
  const inRole = async (role: MerchantRole) =>
    memberScope(await makePerson(tenant.owner, { orgId: tenant.orgId, role }), tenant.orgId, role);

  it("is decided when a customer is created, not when it was asked for: a demotion stops the import", async () => {
    const other = await inRole("maker");
    const importId = await ready(people(60), other);
    await runOnce(importId);
    await tenant.owner`update memberships set role = 'viewer' where user_id = ${other.userId}`;
    const before = await stored();
    await run(importId);
    expect(await stored()).toBe(before);
    const row = await rowOf(importId);
    expect(row).toMatchObject({ state: "FAILED", created: 20 });
    expect(row.error).toContain("may no longer add customers");
    expect(new Set(await statesOf(importId))).toEqual(new Set(["CREATED", "SKIPPED"]));
  });

  it("is nobody while adding customers is switched off", async () => {
    const importId = await ready(people(2));
    await tenant.owner`update organisations set can_create_customers = false where id = ${tenant.orgId}`;
    try {
      await run(importId);
      expect(await rowOf(importId)).toMatchObject({ state: "FAILED", created: 0 });
      const about = { type: "INDIVIDUAL", purpose: "BASIC", name: "x.csv" } as const;
      expect(codeOf(await takeImportFile(maker, about, [Buffer.from(people(1))]))).toBe("feature_off");
    } finally {
      await tenant.owner`update organisations set can_create_customers = true where id = ${tenant.orgId}`;
    }
  });

  it("is nobody without the permission, and a foreign import is the same as none", async () => {
    const importId = await upload(people(1));
    const viewer = await inRole("viewer");
    const elsewhere = await makeOrganisation(tenant.owner);
    const person = await makePerson(tenant.owner, { orgId: elsewhere, role: "owner" });
    const stranger = memberScope(person, elsewhere, "owner");
    const { version, mapping } = await rowOf(importId);
    const steps = (scope: MerchantScope) => [
      matchColumns(scope, { importId, version, mapping, dateOrder: null }),
      changeColumns(scope, { importId, version }),
      startImport(scope, { importId, version, duplicates: "SKIP" }),
      cancelImport(scope, { importId }),
    ];
    expect((await Promise.all(steps(viewer))).map(codeOf)).toEqual(Array(4).fill("forbidden"));
    expect((await Promise.all(steps(stranger))).map(codeOf)).toEqual(Array(4).fill("not_found"));
    expect((await rowOf(importId)).state).toBe("UPLOADED");
  });
});

describe("an import at work", () => {
  it("holds up nobody who changes customers that it has made", async () => {
    const importId = await ready(people(1));
    await run(importId);
    const [made] = await customersOf(importId);
    let letGo = () => {};
    const isDone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holding: Promise<void> | undefined;
    await new Promise<void>((isHeld) => {
      holding = withScope(maker, async (tx) => {
        await lockImport(tx, maker, importId);
        isHeld();
        await isDone;
      });
    });
    try {
      const order = { customerId: String(made?.id), version: 1 };
      expect(accepted(await reviewCustomer(tenant.worker, order))).not.toBe("SKIPPED");
    } finally {
      letGo();
      await holding;
    }
  });
});

describe("the end of an import", () => {
  it("by cancelling keeps what was created and nothing of the other lines", async () => {
    const importId = await ready(people(45));
    await runOnce(importId);
    accepted(await cancelImport(maker, { importId }));
    await run(importId);
    expect(await rowOf(importId)).toMatchObject({ state: "CANCELLED", created: 20 });
    expect((await customersOf(importId)).length).toBe(20);
    expect((await linesOf(importId)).every((row) => row.profile_sealed === null)).toBe(true);
    expect(codeOf(await cancelImport(maker, { importId }))).toBe("wrong_state");
  });

  it("lets its file go after thirty days, and nobody's going on counts as the end", async () => {
    const importId = await upload(people(1));
    await check(importId);
    const key = String((await rowOf(importId)).blob_key);
    const system = identityScope("test");
    const isKept = async () => (await withScope(system, (tx) => referencedBlobs(tx, [key]))).has(key);
    const began = clock.now().getTime();
    const later = (days: number) => setClock(new Date(began + days * 24 * 3600_000));
    try {
      later(29);
      await endForgottenImports(system);
      expect((await rowOf(importId)).state).toBe("CHECKED");
      later(31);
      await endForgottenImports(system);
      expect(await rowOf(importId)).toMatchObject({ state: "CANCELLED" });
      expect((await linesOf(importId))[0]).toMatchObject({ state: "SKIPPED", profile_sealed: null });
      expect(await isKept()).toBe(true);
      later(31 + 31);
      expect(await isKept()).toBe(false);
    } finally {
      setClock(null);
    }
  });
});
