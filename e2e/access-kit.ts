import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { ids, toPublicId } from "@/lib/core/ids";
import { ownerUrl } from "../scripts/lib/postgres/roles.mjs";
import type { Actor, Things } from "./access-matrix";
import { type Answer, ORIGIN, openSession, PORT, send } from "./send";

/** The owner's connection to the database of the tested portal: for arranging and comparing, past every fence. */
export function connect(): postgres.Sql {
  const folder = process.env.PORTICO_DATA ?? join(tmpdir(), `portico-e2e-${PORT}`);
  const record = JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8")) as { port: number };
  return postgres(ownerUrl(record as Parameters<typeof ownerUrl>[0], record.port), { max: 2, onnotice: () => {} });
}

export type World = {
  sql: postgres.Sql;
  things: Things;
  /** Of the customer among the things: what no stranger may read. */
  customerName: string;
  cookies: Record<Actor, string | null>;
  /** An organisation that nobody works in: for what would shut people out of theirs. */
  spareOrganisation: string;
};

/** People of this test's own in every role, so that it depends on nobody else's sign-ins; things are the demo's. */
export async function openWorld(): Promise<World> {
  const sql = connect();
  const one = async (rows: postgres.PendingQuery<postgres.Row[]>) => {
    const [row] = await rows;
    if (!row) throw new Error("the demo data lack something this test needs");
    return row;
  };
  const acme = await one(sql`select id from organisations where name = 'Acme'`);
  const globex = await one(sql`select id from organisations where name = 'Globex'`);
  const hash = (await one(sql`select password_hash from users where email = 'owner@acme.test'`)).password_hash;
  const stamp = `${Date.now()}${process.pid}`;

  async function person(name: string, place: { org?: string; role?: string; staff?: string }) {
    const id = ids.next();
    const email = `matrix-${name}-${stamp}@people.test`;
    await sql`
      insert into users (id, email, name, password_hash, password_changed_at, platform_role, created_at)
      values (${id}, ${email}, ${`Matrix ${name}`}, ${hash}, now(), ${place.staff ?? null}, now())`;
    if (place.org && place.role) {
      await sql`insert into memberships (org_id, user_id, role) values (${place.org}, ${id}, ${place.role})`;
    }
    return { id, cookie: await openSession(email) };
  }
  const inAcme = async (role: string, name = role) => person(name, { org: acme.id, role });

  const suspended = await inAcme("owner", "suspended");
  await sql`update users set suspended_at = now() where id = ${suspended.id}`;
  const revoked = await inAcme("owner", "revoked");
  await sql`update sessions set revoked_at = now() where user_id = ${revoked.id}`;
  const viewer = await inAcme("viewer");
  const owner = await inAcme("owner");
  const cookies: World["cookies"] = {
    anonymous: null,
    viewer: viewer.cookie,
    developer: (await inAcme("developer")).cookie,
    maker: (await inAcme("maker")).cookie,
    admin: (await inAcme("admin")).cookie,
    owner: owner.cookie,
    foreign: (await person("foreign", { org: globex.id, role: "owner" })).cookie,
    reviewer: (await person("reviewer", { staff: "reviewer" })).cookie,
    lead: (await person("lead", { staff: "lead" })).cookie,
    operator: (await person("operator", { staff: "operator" })).cookie,
    revoked: revoked.cookie,
    suspended: suspended.cookie,
  };

  const spare = ids.next();
  await sql`
    insert into organisations (id, name, name_key, contact_email)
    values (${spare}, ${`Matrix ${stamp}`}, ${`matrix ${stamp}`}, 'matrix@people.test')`;
  const invitationId = ids.next();
  await sql`
    insert into invitations (org_id, id, email, role, token_digest, invited_by, created_at, expires_at)
    values (${acme.id}, ${invitationId}, ${`guest-${stamp}@people.test`}, 'viewer', ${`matrix-${stamp}`}, ${owner.id}, now(), now() + interval '1 day')`;
  const customer = await one(sql`
    select c.id, c.display_name from customers c where org_id = ${acme.id} and deleted_at is null
    and exists (select 1 from documents d where d.org_id = c.org_id and d.customer_id = c.id and d.state = 'CURRENT')
    order by status = 'UNDER_REVIEW' desc limit 1`);
  const document = await one(
    sql`select id from documents where org_id = ${acme.id} and customer_id = ${customer.id} and state = 'CURRENT' limit 1`,
  );
  const importId = ids.next();
  await sql`
    insert into customer_imports (org_id, id, type, purpose, file_name, bytes, sha256, blob_key, headers, mapping, state, total,
      created_by, created_by_name, created_at)
    values (${acme.id}, ${importId}, 'INDIVIDUAL', 'BASIC', 'matrix.csv', 1, ${"0".repeat(64)}, ${importId.replaceAll("-", "")},
      ${["First name", "Last name"]}, ${sql.json(["first_name", "last_name"])}, 'UPLOADED', 1, ${owner.id}, 'Matrix owner', now())`;
  const draft = await made(cookies.maker, "startDraftAction", { type: "COMPANY", purpose: "BASIC" });
  const sender = await made(cookies.maker, "createSenderAction", {
    nickname: `Matrix ${stamp}`,
    account_holder_name: "Matrix Holder",
    bsb: "062000",
    account_number: stamp.slice(-9),
  });
  const bulkId = ids.next();
  await sql`
    insert into bulk_runs (org_id, id, action, params, scope_words, state, total, created_by, created_by_name, created_at, ended_at)
    values (${acme.id}, ${bulkId}, 'ENABLE', '{}', 'All customers', 'DONE', 1, ${owner.id}, 'Matrix owner', now(), now())`;
  await sql`
    insert into bulk_items (org_id, run_id, ordinal, customer_id, state)
    values (${acme.id}, ${bulkId}, 1, ${customer.id}, 'UNCHANGED')`;
  const looks = { query: "", columns: "id*.name", density: "compact" };
  const view = await made(cookies.maker, "saveViewAction", { name: `Matrix ${stamp}`, ...looks, isShared: true });
  const session = await one(sql`select id from sessions where user_id = ${owner.id}`);
  const things: Things = {
    organisation: toPublicId("organisation", acme.id),
    customer: toPublicId("customer", customer.id),
    draft,
    document: toPublicId("document", document.id),
    sender,
    invitation: toPublicId("invitation", invitationId),
    member: toPublicId("user", viewer.id),
    session: toPublicId("session", session.id),
    bulk: toPublicId("bulk", bulkId),
    import: toPublicId("import", importId),
    view,
  };
  return {
    sql,
    things,
    customerName: String(customer.display_name),
    cookies,
    spareOrganisation: toPublicId("organisation", spare),
  };
}

/** The same kinds of ids, of nothing that exists. */
export function missingThings(): Things {
  const kinds = { member: "user" } as const;
  const names = [
    ...([
      "organisation",
      "customer",
      "draft",
      "document",
      "sender",
      "invitation",
      "member",
      "session",
      "bulk",
      "import",
      "view",
    ] as const),
  ];
  return Object.fromEntries(
    names.map((name) => [name, toPublicId(name === "member" ? kinds.member : name, ids.next())]),
  ) as Things;
}

/** Moved by every request, whatever its answer: counters of tries, signs of life, when a session was last seen. */
const RESTLESS = ["audit_seals", "throttles", "worker_heartbeats"];

/** Count and digest of every table. Two that are equal mean that nothing changed in between. */
export async function fingerprint(sql: postgres.Sql): Promise<Record<string, string>> {
  const tables = await sql`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all(${RESTLESS})
    order by relname`;
  const digests = tables.map(
    ({ relname }) =>
      `select '${relname}' as name, count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
       from (select (to_jsonb(t) - 'last_seen_at')::text as row from public.${relname} t) as rows`,
  );
  const rows = await sql.unsafe(digests.join(" union all "));
  return Object.fromEntries(rows.map((row) => [String(row.name), String(row.digest)]));
}

type ActionEntry = { id: string; name: string; path: string };

const manifest = (name: string) => JSON.parse(readFileSync(join(".next", "server", name), "utf8"));

/** `app/(portal)/customers/[id]/page` is served at `/customers/x`. */
const pathOf = (worker: string) =>
  worker
    .replace(/^app/, "")
    .replace(/\/\([^/]+\)/g, "")
    .replace(/\/page$/, "")
    .replace(/\[[^/]+\]/g, "x") || "/";

/** Every server action of the production build. */
export function builtActions(): ActionEntry[] {
  const { node } = manifest("server-reference-manifest.json") as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    path: pathOf(Object.keys(workers)[0] ?? ""),
  }));
}

/** Every page and route handler of the production build, by address. */
export function builtEntries(): { pages: string[]; routes: string[] } {
  const entries = Object.keys(manifest("app-paths-manifest.json") as Record<string, string>).map((entry) =>
    entry.replace(/\/\([^/]+\)/g, ""),
  );
  const of = (kind: string) =>
    entries.filter((entry) => entry.endsWith(`/${kind}`)).map((entry) => entry.slice(0, -kind.length - 1) || "/");
  return { pages: of("page").sort(), routes: of("route").sort() };
}

/** Calls an action as the browser does, or with other headers. `undefined` takes a header away. */
export async function callAction(
  action: ActionEntry,
  cookie: string | null,
  input: unknown,
  change: { method?: string; headers?: Record<string, string | undefined>; body?: string } = {},
): Promise<Answer> {
  const headers: Record<string, string | undefined> = {
    "next-action": action.id,
    accept: "text/x-component",
    "content-type": "text/plain;charset=UTF-8",
    origin: ORIGIN,
    ...(cookie ? { cookie } : {}),
    ...change.headers,
  };
  const given = Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const method = change.method ?? "POST";
  const body = method === "GET" || method === "HEAD" ? {} : { body: change.body ?? JSON.stringify([input]) };
  return send(action.path, { method, headers: given, ...body });
}

/** What the action answered, read from the stream of components; null when it was not run. */
export function outcomeOf(answer: Answer): { ok: boolean; code?: string; message?: string; value?: unknown } | null {
  const rows = new Map(
    answer.text.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  const root = rows.get("0");
  if (!root?.startsWith("{")) return null;
  const reference = (JSON.parse(root) as { a?: string }).a;
  const row = rows.get(String(reference).replace(/^\$@/, ""));
  return row?.startsWith("{") ? JSON.parse(row) : null;
}

/** Makes something by an action, as its own page does, and returns its id. */
async function made(cookie: string | null, name: string, input: unknown): Promise<string> {
  const action = builtActions().find((built) => built.name === name);
  const outcome = action ? outcomeOf(await callAction(action, cookie, input)) : null;
  const value = outcome?.ok ? outcome.value : null;
  if (typeof value !== "object" || value === null || !("id" in value))
    throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return String(value.id);
}
