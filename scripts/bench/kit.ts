import { encode } from "next-auth/jwt";
import { runtimeLogin } from "@/db/roles";
import { withScope } from "@/db/scope";
import { sessionCookie } from "@/lib/auth/cookie";
import { type MerchantScope, mintScope } from "@/lib/auth/scope";
import { identityScope, startSession } from "@/lib/auth/sessions";
import { keyFor } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { ids } from "@/lib/core/ids";
import { encodeCursor } from "@/lib/customers/list/cursor";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { listCustomers } from "@/lib/customers/list/reads";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";

export { closePools } from "@/db/client";
export { nameKey } from "@/lib/core/text";
export { beginBulk } from "./kit-bulk";
export { askExport, exportText } from "./kit-exports";
export { beginImport, runImport } from "./kit-imports";
export { anyQueries, mayAskFor } from "./kit-listings";
export { overviewReads, paletteReads } from "./kit-pages";
export { receiveBlob } from "./kit-receive";
export { prepareScreening, screenApplicants } from "./kit-screening";
export { createCustomer, readyDrafts, submit } from "./kit-submissions";
export { withTotals } from "./kit-totals";
export { emptyDraft, stopDecoding, withoutDocumentWork } from "./kit-uploads";

export type Person = { orgId: string; userId: string; userName: string };

/** The scope that a request of this owner would have. */
export function scopeOf(person: Person): MerchantScope {
  return mintScope<MerchantScope>({
    kind: "merchant",
    role: "owner",
    sessionId: ids.next(),
    requestId: "bench",
    ...person,
  });
}

/** The web server's database address for organisations. */
export const tenantUrl = () => runtimeLogin(env().DATABASE_URL, "tenant").url;

/** The Cookie header of a person who has signed in. */
export async function signIn({ userId, orgId }: Person): Promise<string> {
  const { token } = await withScope(identityScope("bench"), (tx) =>
    startSession(tx, { userId, staffRole: null, orgId, ip: null, userAgent: "bench", steppedUp: false }),
  );
  const value = await encode({ token: { sid: token }, secret: keyFor("session").toString("hex"), maxAge: 3600 });
  return `${sessionCookie().name}=${value}`;
}

/** A page of All Customers, as its loader reads it: the first unless something else is asked for. */
export function listPage(scope: MerchantScope, query: Partial<CustomerListQuery> = {}) {
  return withScope(scope, (tx) => listCustomers(tx, scope, { ...DEFAULT_LIST_QUERY, ...query }));
}

/** The page after a row of the default order. `index`: its 0-based place. */
export const pageAfter = (row: { id: string; created_at: Date }, index: number): CustomerListQuery["page"] => ({
  at: "after",
  cursor: encodeCursor(DEFAULT_LIST_QUERY.sort, { values: [row.created_at.toISOString()], id: row.id, index }),
});

/** The body of the soft change that the table sends for its second page. */
export const listActionBody = (after: string) =>
  JSON.stringify([{ ...DEFAULT_LIST_QUERY, page: { at: "after", cursor: after } }]);
