import { randomBytes } from "node:crypto";
import { makeNames, RARE_WORD } from "./names.mjs";

/** Uploads run in organisations of their own: what one may send in a day is limited. */
const uploaders = 8;
const neighbours = 49;
/** Different names; beyond, they come again. */
const manyNames = 200_000;
/** Of all customers, in the organisation that is measured. */
const ownShare = 0.4;

async function addOrganisation(sql, name) {
  const [{ id }] = await sql`
    insert into organisations (id, name, name_key, contact_email, can_create_customers, has_sender_validation)
    values (uuidv7(), ${name}, ${name.toLowerCase()}, 'contact@portico.test', true, false) returning id`;
  return id;
}

async function addMember(sql, orgId, name) {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@portico.test`;
  const [{ id }] = await sql`
    insert into users (id, email, name, password_hash, password_changed_at, created_at)
    values (uuidv7(), ${email}, ${name}, 'none', now(), now()) returning id`;
  await sql`insert into memberships (org_id, user_id, role) values (${orgId}, ${id}, 'owner')`;
  return { orgId, userId: id, userName: name };
}

/** Making an index at the end takes a fraction of the time that keeping it row by row takes. */
async function withoutIndexes(sql, tables, work) {
  const indexes = await sql`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid::regclass::text in ${sql(tables)}
      and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`;
  for (const { name } of indexes) await sql`drop index ${sql.unsafe(name)}`;
  await work();
  await sql`set local maintenance_work_mem = '512MB'`;
  for (const { definition } of indexes) await sql.unsafe(definition);
}

/** Rows as the portal would have written them, but for profiles, which nobody opens here. */
async function addCustomers(sql, orgIds, count, nameKey) {
  const profile = randomBytes(1400);
  const own = Math.round(count * ownShare);
  const names = makeNames(Math.min(count, manyNames), nameKey);
  const rare = [`${RARE_WORD} Okafor`, nameKey(`${RARE_WORD} Okafor`)];
  await sql`create temporary table names (n integer primary key, name text not null, key text not null)`;
  for (let from = 0; from < names.length; from += 10_000) {
    const part = names.slice(from, from + 10_000);
    await sql`insert into names select * from unnest(${part.map((_, at) => from + at)}::int[], ${part.map(({ name }) => name)}::text[], ${part.map(({ key }) => key)}::text[])`;
  }
  await sql`
    create temporary table made as
    select case when day.n <= ${own} then ${orgIds[0]}::uuid
             else (${orgIds.slice(1)}::uuid[])[1 + day.n % ${orgIds.length - 1}] end as org_id,
      uuidv7(created_at - now()) as id, uuidv7(created_at - now()) as transition_id, created_at, day.n,
      (array['APPROVED', 'APPROVED', 'APPROVED', 'PENDING_INFO', 'UNDER_REVIEW', 'SUSPENDED'])[1 + day.n * 7 % 6] as status,
      case when day.n % 5 = 0 then 'COMPANY' else 'INDIVIDUAL' end as type,
      case when day.n % greatest(${own} / 6, 1) = 3 then ${rare[0]}::text else names.name end as name,
      case when day.n % greatest(${own} / 6, 1) = 3 then ${rare[1]}::text else names.key end as key
    from (
      select n, now() - interval '1 second' * ((n::bigint * 7919) % 31536000) as created_at
      from generate_series(1, ${count}::int) as n
    ) as day join names on names.n = day.n % ${names.length}`;
  await sql`
    insert into customer_transitions
      (org_id, id, customer_id, from_status, to_status, actor_kind, actor_name, reason_code, reason, version, document_hashes, at)
    select org_id, transition_id, id, null, status, 'SYSTEM', 'Portico', 'bench', 'Made for a benchmark', 1, '[]', created_at
    from made`;
  await sql`
    insert into customers (org_id, id, type, purpose, status, is_active, is_wallet_ready, account_state, display_name, name_key,
      email, external_id, country, metadata, missing_count, missing_marks, tags, documents_expire_on, profile_sealed, version,
      last_transition_id, created_at, updated_at)
    select org_id, id, type, 'WALLET', status, status = 'APPROVED', status = 'APPROVED' and n % 2 = 0,
      case when status = 'APPROVED' then 'ACTIVE' else 'APPROVAL_PENDING' end,
      name, key, 'person' || n || '@example.com', 'BEN-' || n,
      (array['AU', 'NZ', 'SG', 'GB', 'DE'])[1 + n % 5],
      case when n % 10 = 0 then jsonb_build_object('plan', case when n % 100 = 0 then 'gold' else 'basic' end) else '{}' end,
      case when status = 'PENDING_INFO' then 1 else 0 end,
      case when status <> 'PENDING_INFO' then '{}'::text[] when n % 4 = 0 then array['ADDRESS_PROOF'] else array['ID_PROOF'] end,
      case when n % 50 = 0 then array['vip'] else '{}'::text[] end,
      case when n % 3 = 0 then current_date + (n % 2000) end, ${profile}, 1, transition_id, created_at, created_at
    from made`;
  await sql`drop table made, names`;
}

/** What triggers would have kept row by row, at once. */
async function fillListTables(sql) {
  await sql`
    insert into customer_counters (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
    select org_id, status, type, is_active, is_enabled, is_wallet_ready, 0, count(*)
    from customers where deleted_at is null group by 1, 2, 3, 4, 5, 6`;
  await sql`
    insert into customer_search_terms (org_id, term, created_at, customer_id)
    select c.org_id, term, c.created_at, c.id from customers c, app.customer_terms(c.name_key, c.email, c.external_id) as term`;
  await sql`
    insert into customer_facets (org_id, facet, created_at, customer_id)
    select c.org_id, facet, c.created_at, c.id from customers c, app.customer_facet_list(c.missing_marks, c.tags, c.metadata, c.import_id) as facet`;
}

/**
 * Fills a migrated, empty database as its owner.
 * @param {import("postgres").Sql} sql @param {number} count @param {(name: string) => string} nameKey
 */
export async function seed(sql, count, nameKey) {
  const person = await addMember(sql, await addOrganisation(sql, "Bench"), "Ben Chmark");
  const orgIds = [person.orgId];
  for (let n = 1; n <= neighbours; n++) orgIds.push(await addOrganisation(sql, `Neighbour ${n}`));
  const neighbour = await addMember(sql, orgIds[1], "Nina Bour");
  await sql.begin(async (tx) => {
    await tx`alter table customers disable trigger user`;
    await withoutIndexes(tx, ["customers", "customer_transitions"], () => addCustomers(tx, orgIds, count, nameKey));
    await fillListTables(tx);
    await tx`alter table customers enable trigger user`;
  });
  const senders = [];
  for (let n = 1; n <= uploaders; n++) {
    senders.push(await addMember(sql, await addOrganisation(sql, `Uploads ${n}`), `Uma Loader ${n}`));
  }
  await sql`vacuum analyze`;
  await sql`checkpoint`.catch(() => undefined);
  return { person, neighbour, senders };
}
