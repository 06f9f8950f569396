import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setOrgFilters } from "@/db/filters";
import { type Belongings, furnish } from "@/db/testing/fenced-belongings";
import { READS, type Read } from "@/db/testing/fenced-reads";
import { NO_TENANT_READ } from "@/db/testing/no-tenant-reads";
import { type MerchantScope, mintScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { type Office, openOffice } from "@/lib/documents/testing/office";

let office: Office;
let alpha: Belongings;
let beta: Belongings;

async function setRowSecurity(on: boolean): Promise<void> {
  const tables = await office.owner`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and exists (select 1 from pg_policy where polrelid = pg_class.oid)`;
  const verb = on ? "enable" : "disable";
  await office.owner.unsafe(
    tables.map(({ relname }) => `alter table public.${relname} ${verb} row level security`).join(";"),
  );
}

beforeAll(async () => {
  office = await openOffice();
  await office.owner`update organisations set has_sender_validation = true`;
  await office.owner`update memberships set role = 'owner'`;
  const asOwner = (scope: MerchantScope) => mintScope<MerchantScope>({ ...scope, role: "owner" });
  alpha = await furnish(office, asOwner(office.alpha), 1);
  beta = await furnish(office, asOwner(office.beta), 2);
}, 60_000);
afterEach(async () => {
  setOrgFilters(true);
  await setRowSecurity(true);
});
afterAll(() => office.close());

/** The answer as text; what cannot be opened is an answer too, though not one that gives anything away. */
const answer = async (read: Read) => {
  try {
    return JSON.stringify(await read.ask(alpha, beta));
  } catch (error) {
    return `refused: ${error instanceof Error ? error.name : "unknown"}`;
  }
};

/** Every id that names something of the other organisation, and the words that only it uses. */
async function marksOf(owner: Belongings): Promise<string[]> {
  const { orgId } = owner.scope;
  const rows = await office.owner`
    select id::text from customers where org_id = ${orgId} union select id::text from drafts where org_id = ${orgId}
    union select id::text from documents where org_id = ${orgId} union select id::text from senders where org_id = ${orgId}
    union select id::text from invitations where org_id = ${orgId} union select id::text from mails where org_id = ${orgId}
    union select user_id::text from memberships where org_id = ${orgId}`;
  const kinds = ["customer", "draft", "document", "sender", "invitation", "mail", "user"] as const;
  const uuids = [orgId, ...rows.map(({ id }) => String(id))];
  return [...uuids, ...uuids.flatMap((id) => kinds.map((kind) => toPublicId(kind, id)))];
}

describe.each(READS)("$name", (read) => {
  it("answers a tenant the same with one fence as with both, and nothing of another organisation", async () => {
    const both = await answer(read);
    const marks = await marksOf(beta);
    expect(marks.filter((mark) => both.includes(mark))).toEqual([]);

    setOrgFilters(false);
    expect(await answer(read), "row-level security alone").toBe(both);

    setOrgFilters(true);
    await setRowSecurity(false);
    expect(await answer(read), "filters alone").toBe(both);

    setOrgFilters(false);
    const none = await answer(read);
    if (!read.mayHideTheLoss) expect(none, "without both fences this test has to notice").not.toBe(both);
  });

  it("answers whoever owns it", async () => {
    const own = JSON.stringify(await read.ask(beta, beta));
    expect(own).toMatch(/.{3,}/);
    expect(own).not.toBe("null");
    expect(own).not.toBe("[]");
  });
});

describe("the register of reads", () => {
  it("names every read there is", () => {
    const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
      /(^|\/)reads[^/]*\.ts$/.test(file),
    );
    const exported = files.flatMap((file) =>
      [
        ...readFileSync(join("lib", file), "utf8").matchAll(/^export (?:async function|function|const) ([a-z]\w*)/gm),
      ].map((match) => match[1] ?? ""),
    );
    expect(exported.length).toBeGreaterThan(30);
    const known = new Set([...READS.map(({ name }) => name), ...NO_TENANT_READ]);
    expect(exported.filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !exported.includes(name))).toEqual([]);
  });
});
