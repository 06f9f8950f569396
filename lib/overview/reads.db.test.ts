import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/db/scope";
import { withScope } from "@/db/scope";
import { openTenant, type Tenant, workerScope } from "@/db/testing/fixtures";
import { makeOrganisation } from "@/db/testing/people";
import { addDays, today as dayOf } from "@/lib/core/civil-date";
import { ids, toPublicId } from "@/lib/core/ids";
import { statusNumbers } from "@/lib/customers/list/reads-counters";
import { readListParams } from "@/lib/customers/list/rules-address";
import { countSelection } from "@/lib/customers/selection/reads";
import { countOpenDrafts } from "@/lib/drafts/reads";
import { expiringDocuments, linksOut, longestWaiting, missingNumbers, openRequests } from "./reads";
import { expiredHref, missingHref, statusHref } from "./rules-links";
import { type Life, letHistoryBeWritten, writeLives } from "./testing/history";

let tenant: Tenant;
let orgId: string;
beforeAll(async () => {
  tenant = await openTenant();
  await letHistoryBeWritten(tenant.owner);
});
afterAll(() => tenant.drop());
afterEach(() => {
  orgId = "";
});

const DAY = 24 * 3600_000;
const today = dayOf("UTC", new Date());
const ago = (days: number) => new Date(Date.now() - days * DAY);
const ask = <T>(read: (tx: Tx, owner: { orgId: string }) => Promise<T>) =>
  withScope(workerScope(orgId), (tx) => read(tx, { orgId }));

async function organisationOf(lives: readonly Life[]): Promise<string[]> {
  orgId = await makeOrganisation(tenant.owner);
  return writeLives(tenant.owner, orgId, lives);
}

const pending = (name: string, more: Partial<Life> = {}): Life => ({
  name,
  steps: [{ at: ago(3), to: "PENDING_INFO" }],
  ...more,
});

async function addRequest(customerId: string, dueOn: string, state: "open" | "answered" | "cancelled"): Promise<void> {
  const [id, person] = [ids.next(), ids.next()];
  const cancelledAt = state === "cancelled" ? new Date() : null;
  const answeredAt = state === "answered" ? new Date() : null;
  const [{ round } = { round: 1 }] = await tenant.owner<{ round: number }[]>`
    select count(*)::int + 1 as round from information_requests where customer_id = ${customerId}`;
  await tenant.owner`
    insert into information_requests (org_id, id, customer_id, round, texts_sealed, due_on, requested_by, requested_by_name, created_at, cancelled_at)
    values (${orgId}, ${id}, ${customerId}, ${round}, '', ${dueOn}, ${person}, 'Somebody', now(), ${cancelledAt})`;
  for (const position of [1, 2]) {
    await tenant.owner`
      insert into information_questions (org_id, id, request_id, customer_id, position, section, field_name, data_type, status, texts_sealed, answered_at)
      values (${orgId}, ${ids.next()}, ${id}, ${customerId}, ${position}, 'identity', 'dob', 'DATE', 'MISSING', '',
        ${position === 1 ? new Date() : answeredAt})`;
  }
}

async function addLink(customerId: string, expiresAt: Date, ended: "out" | "finished" | "revoked"): Promise<void> {
  const id = ids.next();
  await tenant.owner`
    insert into upload_links (org_id, id, customer_id, places, token_digest, created_by, created_by_name, created_at, expires_at, finished_at, revoked_at)
    values (${orgId}, ${id}, ${customerId}, '[]', ${id}, ${id}, 'Somebody', now(), ${expiresAt},
      ${ended === "finished" ? new Date() : null}, ${ended === "revoked" ? new Date() : null})`;
}

describe("the numbers of an organisation", () => {
  it("are those of its lists: every line's link counts what the line says", async () => {
    await organisationOf([
      pending("Ann", { missing: ["ID_PROOF", "ADDRESS_PROOF"], documentsExpireOn: addDays(today, -1) }),
      pending("Ben", { missing: ["ADDRESS_PROOF"], documentsExpireOn: today }),
      pending("Cid", { missing: ["ADDRESS_PROOF"], documentsExpireOn: addDays(today, 7), deletedAt: ago(1) }),
      { name: "Dot", steps: [{ at: ago(2), to: "UNDER_REVIEW" }], documentsExpireOn: addDays(today, 7) },
      { name: "Eve", steps: [{ at: ago(2), to: "APPROVED" }], documentsExpireOn: addDays(today, 8) },
      { name: "Fay", steps: [{ at: ago(2), to: "SUSPENDED" }], documentsExpireOn: addDays(today, 61) },
    ]);
    const listed = (href: string) => {
      const { query } = readListParams(Object.fromEntries(new URL(href, "https://portico.test").searchParams));
      return ask((tx, owner) => countSelection(tx, owner, { kind: "query", query }));
    };
    const byStatus = await ask(statusNumbers);
    expect(byStatus).toEqual({ PENDING_INFO: 2, UNDER_REVIEW: 1, APPROVED: 1, SUSPENDED: 1 });
    expect(await listed(statusHref("PENDING_INFO"))).toBe(2);

    const missing = await ask(missingNumbers);
    expect(missing.map(({ mark, n }) => [mark, n])).toEqual([
      ["ADDRESS_PROOF", 2],
      ["ID_PROOF", 1],
    ]);
    for (const { mark, n } of missing) expect(await listed(missingHref(mark))).toBe(n);

    const { expired, within, next } = await ask((tx, owner) => expiringDocuments(tx, owner, today));
    expect([expired.n, ...within.map(({ n }) => n)]).toEqual([2, 3, 4, 4]);
    expect(await listed(expiredHref(today))).toBe(expired.n);
    for (const { lastDay, n } of within) expect(await listed(expiredHref(lastDay))).toBe(n);
    expect(next.map(({ name, at }) => [name, at])).toEqual([
      ["Dot", addDays(today, 7)],
      ["Eve", addDays(today, 8)],
      ["Fay", addDays(today, 61)],
    ]);
  });

  it("are nothing where nobody is", async () => {
    await organisationOf([]);
    expect(await ask(statusNumbers)).toEqual({ PENDING_INFO: 0, UNDER_REVIEW: 0, APPROVED: 0, SUSPENDED: 0 });
    expect(await ask(missingNumbers)).toEqual([]);
    expect(await ask((tx, owner) => openRequests(tx, owner, today))).toEqual({
      n: 0,
      isMore: false,
      overdue: 0,
      next: [],
    });
    expect(await ask(longestWaiting)).toBeNull();
    expect(await ask(linksOut)).toEqual({ n: 0, isMore: false, next: [] });
    expect(await ask(countOpenDrafts)).toBe(0);
  });
});

describe("who waits", () => {
  it("for a review the longest is told by when the customer was complete, else by when it was made", async () => {
    const [, second] = await organisationOf([
      { name: "Resent", steps: [{ at: ago(9), to: "UNDER_REVIEW" }], submittedAt: ago(1) },
      { name: "Patient", steps: [{ at: ago(5), to: "UNDER_REVIEW" }] },
      { name: "Gone", steps: [{ at: ago(20), to: "UNDER_REVIEW" }], deletedAt: ago(2) },
      {
        name: "Done",
        steps: [
          { at: ago(30), to: "UNDER_REVIEW" },
          { at: ago(29), to: "APPROVED" },
        ],
      },
    ]);
    const longest = await ask(longestWaiting);
    expect(longest).toMatchObject({ name: "Patient", id: toPublicId("customer", second ?? "") });
  });

  it("for answers of the merchant are open requests, the most urgent named; answered, cancelled and deleted ones are none", async () => {
    const [late, soon, done, gone] = await organisationOf([
      pending("Late"),
      pending("Soon"),
      pending("Done"),
      pending("Gone", { deletedAt: ago(1) }),
    ]);
    await addRequest(soon ?? "", today, "open");
    await addRequest(late ?? "", addDays(today, -1), "open");
    await addRequest(late ?? "", addDays(today, -9), "cancelled");
    await addRequest(done ?? "", addDays(today, -5), "answered");
    await addRequest(gone ?? "", addDays(today, -7), "open");
    const requests = await ask((tx, owner) => openRequests(tx, owner, today));
    expect(requests).toMatchObject({ n: 2, isMore: false, overdue: 1 });
    expect(requests.next.map(({ name }) => name)).toEqual(["Late", "Soon"]);
  });

  it("for customers are links that still open, the next to end first", async () => {
    const [one, two] = await organisationOf([pending("One"), pending("Two")]);
    await addLink(one ?? "", new Date(Date.now() + 3 * DAY), "out");
    await addLink(two ?? "", new Date(Date.now() + DAY), "out");
    await addLink(two ?? "", ago(1), "out");
    await addLink(one ?? "", new Date(Date.now() + DAY), "finished");
    await addLink(one ?? "", new Date(Date.now() + DAY), "revoked");
    const links = await ask(linksOut);
    expect(links.n).toBe(2);
    expect(links.next.map(({ name }) => name)).toEqual(["Two", "One"]);
  });
});
