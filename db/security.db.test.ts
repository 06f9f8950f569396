import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runtimeLogin } from "@/db/roles";
import { createTestDatabase, type TestDatabase } from "./testing/database";

/** May run as their owner: each is read with that in mind. Everything else runs as whoever calls it. */
const DEFINER_FUNCTIONS = [
  "app.enqueue_jobs",
  "app.forget_customer_facets",
  "app.forget_customer_search_terms",
  "app.keep_customer_counters",
  "app.keep_customer_facets",
  "app.keep_customer_search_terms",
];

const APPEND_ONLY = [
  "audit_events",
  "audit_seals",
  "case_notes",
  "customer_transitions",
  "customer_versions",
  "decision_receipts",
  "outbox_events",
  "review_checks",
  "review_runs",
  "rule_sets",
  "rule_trials",
  "screenings",
];

/** Tables without an organisation: people, sign-in and the running of the portal. */
const SHARED = [
  "audit_seals",
  "known_devices",
  "notification_preferences",
  "organisations",
  "password_resets",
  "portico_meta",
  "recovery_codes",
  "rule_sets",
  "rule_trials",
  "screening_entries",
  "screening_list_versions",
  "screening_lists",
  "sessions",
  "throttles",
  "users",
  "worker_heartbeats",
];

/** What the tenant role may touch of the shared ones: organisations and users behind policies of their own, the list to read. */
const SHARED_FOR_TENANTS = [
  "organisations",
  "rule_sets",
  "screening_entries",
  "screening_list_versions",
  "screening_lists",
  "users",
];

/** What only staff and jobs may see, never an organisation's people. */
const STAFF_ONLY = [
  "case_findings",
  "case_notes",
  "decision_proposals",
  "decision_receipts",
  "document_readings",
  "notifications",
  "review_cases",
  "screening_hits",
  "screenings",
];

/**
 * Unique indexes that do not begin with the organisation. Only single ids belong here: a UUIDv7 says nothing about another
 * organisation, and rows before sign-in have none.
 */
const ID_ONLY_KEYS = ["audit_events_pkey", "mails_pkey", "notifications_pkey"];

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const names = async (query: Promise<readonly object[]>) =>
  (await query).map((row) => Object.values(row).join(".")).sort();

/** Every table with an `org_id`. */
const tenantTables = () =>
  names(test.owner`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);

describe("row-level security", () => {
  it("is enabled and forced on every table with an organisation", async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(12);
    const open = await names(test.owner`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relname = any(${tables})
      and not (relrowsecurity and relforcerowsecurity)`);
    expect(open).toEqual([]);
  });

  it("covers every other table by name: none is forgotten", async () => {
    const tables = await tenantTables();
    const others = await names(test.owner`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> all(${tables})`);
    expect(others).toEqual(SHARED);
  });

  it("says of each policy what may be seen and what may be written", async () => {
    const half = await names(test.owner`
      select tablename, policyname from pg_policies where schemaname = 'public'
      and (qual is null or with_check is null) and not (cmd = 'SELECT' and qual is not null)`);
    expect(half).toEqual([]);
  });

  it("holds tenants to the organisation of the transaction, on reading and on writing", async () => {
    const tables = await tenantTables();
    const policies = await test.owner`
      select tablename, qual, with_check, cmd, permissive from pg_policies
      where schemaname = 'public' and 'portico_tenant' = any(roles) and tablename = any(${tables}) and permissive = 'PERMISSIVE'`;
    expect(policies.map((policy) => policy.tablename).sort()).toEqual(tables);
    const fence = "(org_id = ( SELECT app.current_org() AS current_org))";
    for (const policy of policies) {
      expect(policy, policy.tablename).toMatchObject({ qual: fence, with_check: fence, cmd: "ALL" });
    }
  });

  it("narrows what only staff may see further, and nothing else", async () => {
    const narrowed = await names(test.owner`
      select tablename from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE'
      and 'portico_tenant' = any(roles) and qual is not null and with_check is not null`);
    expect(narrowed).toEqual(STAFF_ONLY);
  });

  it("gives no policy to everybody", async () => {
    const toAll = await names(
      test.owner`select tablename, policyname from pg_policies where schemaname = 'public' and 'public' = any(roles)`,
    );
    expect(toAll).toEqual([]);
  });

  it("is not passed by a view", async () => {
    const views = await names(test.owner`
      select relname from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
      and relkind in ('v', 'm') and not coalesce('security_invoker=true' = any(reloptions), false)`);
    expect(views).toEqual([]);
  });

  it("raises when no organisation is set, instead of showing nothing", async () => {
    await expect(
      test.owner.begin(async (sql) => {
        await sql`set local role portico_tenant`;
        return sql`select count(*) from customers`;
      }),
    ).rejects.toMatchObject({ code: "42501" });
  });
});

describe("keys", () => {
  it("between tables of organisations include the organisation", async () => {
    const tables = await tenantTables();
    const loose = await names(test.owner`
      select k.conrelid::regclass::text, k.conname from pg_constraint k
      where k.contype = 'f' and k.conrelid::regclass::text = any(${tables}) and k.confrelid::regclass::text = any(${tables})
      and not exists (
        select 1 from unnest(k.conkey, k.confkey) as pair (here, there)
        join pg_attribute h on h.attrelid = k.conrelid and h.attnum = pair.here and h.attname = 'org_id'
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.there and t.attname = 'org_id')`);
    expect(loose).toEqual([]);
  });

  it("that are unique begin with the organisation", async () => {
    const tables = await tenantTables();
    const loose = await names(test.owner`
      select i.indexrelid::regclass::text from pg_index i
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and i.indrelid::regclass::text = any(${tables}) and a.attname is distinct from 'org_id'`);
    expect(loose).toEqual(ID_ONLY_KEYS);
  });

  it("that are ids alone are one column named id", async () => {
    const shapes = await test.owner`
      select a.attname, i.indnatts::int as columns from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indexrelid::regclass::text = any(${ID_ONLY_KEYS})`;
    expect(shapes.map((shape) => ({ ...shape }))).toEqual(ID_ONLY_KEYS.map(() => ({ attname: "id", columns: 1 })));
  });
});

describe("functions", () => {
  it("run as their owner only when they are on the list", async () => {
    const definers = await names(test.owner`
      select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'app')`);
    expect(definers).toEqual(DEFINER_FUNCTIONS);
  });

  it("have a fixed search path, all of them", async () => {
    const loose = await names(test.owner`
      select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'app') and not coalesce('search_path=pg_catalog' = any(p.proconfig), false)`);
    expect(loose).toEqual([]);
  });

  it("are called by nobody unless granted", async () => {
    const open = await names(test.owner`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
      where n.nspname = 'app' and acl.grantee = 0 and acl.privilege_type = 'EXECUTE'`);
    expect(open).toEqual([]);
  });
});

describe.each(["tenant", "platform"] as const)("the %s role", (role) => {
  const login = () => runtimeLogin(test.ownerUrl, role).name;

  it("owns nothing and cannot pass row-level security", async () => {
    const [facts] = await test.owner`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = ${login()}`;
    expect(Object.values(facts ?? { missing: true })).toEqual([false, false, false, false, false]);
    const owned = await names(test.owner`
      select c.relname from pg_class c where c.relowner in (select oid from pg_roles where pg_has_role(${login()}, oid, 'member'))
      union all select p.proname from pg_proc p where p.proowner in (select oid from pg_roles where pg_has_role(${login()}, oid, 'member'))`);
    expect(owned).toEqual([]);
  });

  it("belongs to its own group alone", async () => {
    const groups = await names(test.owner`
      select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
      where l.rolname = ${login()}`);
    expect(groups).toEqual([`portico_${role}`]);
  });

  it("makes no objects", async () => {
    const [may] = await test.owner`
      select has_schema_privilege(${login()}, 'public', 'create') as public, has_schema_privilege(${login()}, 'app', 'create') as app`;
    expect({ ...may }).toEqual({ public: false, app: false });
  });

  it("adds to what is append-only and changes none of it", async () => {
    const may = await names(test.owner`
      select t, p from unnest(${APPEND_ONLY}::text[]) t, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
      where has_table_privilege(${login()}, 'public.' || t, p)
      or (p = 'UPDATE' and has_any_column_privilege(${login()}, 'public.' || t, p))`);
    expect(may).toEqual([]);
  });

  it("cannot empty a table, nor take row-level security's triggers and references apart", async () => {
    const may = await names(test.owner`
      select relname, p from pg_class, unnest(array['TRUNCATE', 'TRIGGER', 'REFERENCES']) p
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege(${login()}, oid, p)`);
    expect(may).toEqual([]);
  });
});

describe("the tenant role", () => {
  it("touches no shared table but those with policies of their own and the watch list", async () => {
    const login = runtimeLogin(test.ownerUrl, "tenant").name;
    const may = await names(test.owner`
      select t from unnest(${SHARED}::text[]) t where exists (
        select 1 from unnest(array['SELECT', 'INSERT', 'UPDATE']) p where has_any_column_privilege(${login}, 'public.' || t, p))`);
    expect(may).toEqual(SHARED_FOR_TENANTS);
  });

  it("reads no secret of a person", async () => {
    const login = runtimeLogin(test.ownerUrl, "tenant").name;
    const readable = await names(test.owner`
      select attname from pg_attribute where attrelid = 'public.users'::regclass and attnum > 0 and not attisdropped
      and has_column_privilege(${login}, 'public.users', attname, 'SELECT')`);
    expect(readable).toEqual(["created_at", "email", "id", "name", "suspended_at", "totp_enabled_at"]);
  });
});

describe("append-only tables", () => {
  it.each(APPEND_ONLY)("%s refuses even its owner", async (table) => {
    await expect(test.owner.unsafe(`truncate public.${table} cascade`)).rejects.toMatchObject({ code: "42501" });
    const triggers = await names(test.owner`
      select tgname from pg_trigger where tgrelid = ${`public.${table}`}::regclass and not tgisinternal
      and tgname in ('append_only', 'append_only_truncate') and tgenabled = 'O'`);
    expect(triggers).toEqual(["append_only", "append_only_truncate"]);
  });
});
