import { randomBytes } from "node:crypto";

/** Uploads run in organisations of their own: what one may send in a day is limited. */
const uploaders = 8;
const neighbours = 20;
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

/** Rows as the portal would have written them, but for profiles, which nobody opens here. */
async function addCustomers(sql, orgIds, count) {
  const profile = randomBytes(1400);
  const own = Math.round(count * ownShare);
  await sql`
    create temporary table made as
    select case when n <= ${own} then ${orgIds[0]}::uuid
             else (${orgIds.slice(1)}::uuid[])[1 + n % ${orgIds.length - 1}] end as org_id,
      uuidv7(created_at - now()) as id, uuidv7(created_at - now()) as transition_id, created_at, n,
      (array['APPROVED', 'APPROVED', 'APPROVED', 'PENDING_INFO', 'UNDER_REVIEW', 'SUSPENDED'])[1 + n * 7 % 6] as status,
      case when n % 5 = 0 then 'COMPANY' else 'INDIVIDUAL' end as type,
      (array['Olivia', 'Noah', 'Mia', 'Leo', 'Aisha', 'Kofi', 'Yuki', 'Lars', 'Ines', 'Tomas'])[1 + n * 3 % 10] as first,
      initcap(translate(substr(md5(n::text), 1, 7), '0123456789', 'ghijklmnop')) as last
    from generate_series(1, ${count}::int) as n,
      lateral (select now() - interval '1 second' * ((n::bigint * 7919) % 31536000) as created_at) as day`;
  await sql`
    insert into customer_transitions
      (org_id, id, customer_id, from_status, to_status, actor_kind, actor_name, reason_code, reason, version, document_hashes, at)
    select org_id, transition_id, id, null, status, 'SYSTEM', 'Portico', 'bench', 'Made for a benchmark', 1, '[]', created_at
    from made`;
  await sql`
    insert into customers (org_id, id, type, purpose, status, is_active, is_wallet_ready, account_state, display_name, name_key,
      email, external_id, country, profile_sealed, version, last_transition_id, created_at, updated_at)
    select org_id, id, type, 'WALLET', status, status = 'APPROVED', status = 'APPROVED' and n % 2 = 0,
      case when status = 'APPROVED' then 'ACTIVE' else 'APPROVAL_PENDING' end,
      first || ' ' || last, lower(first || ' ' || last), lower(first || '.' || last || n) || '@example.com', 'BEN-' || n,
      (array['AU', 'NZ', 'SG', 'GB', 'DE'])[1 + n % 5], ${profile}, 1, transition_id, created_at, created_at
    from made`;
  await sql`drop table made`;
}

/** What triggers would have kept row by row, at once. */
async function fillListTables(sql) {
  await sql`
    insert into customer_counters (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
    select org_id, status, type, is_active, is_enabled, is_wallet_ready, 0, count(*)
    from customers where deleted_at is null group by 1, 2, 3, 4, 5, 6`;
  await sql`
    insert into customer_search_terms (org_id, term, customer_id)
    select c.org_id, term, c.id from customers c, app.customer_terms(c.name_key, c.email, c.external_id) as term`;
}

/**
 * Fills a migrated, empty database as its owner.
 * @param {import("postgres").Sql} sql @param {number} count
 */
export async function seed(sql, count) {
  const person = await addMember(sql, await addOrganisation(sql, "Bench"), "Ben Chmark");
  const orgIds = [person.orgId];
  for (let n = 1; n <= neighbours; n++) orgIds.push(await addOrganisation(sql, `Neighbour ${n}`));
  await sql.begin(async (tx) => {
    await tx`alter table customers disable trigger user`;
    await addCustomers(tx, orgIds, count);
    await fillListTables(tx);
    await tx`alter table customers enable trigger user`;
  });
  const senders = [];
  for (let n = 1; n <= uploaders; n++) {
    senders.push(await addMember(sql, await addOrganisation(sql, `Uploads ${n}`), `Uma Loader ${n}`));
  }
  await sql`vacuum analyze`;
  await sql`checkpoint`.catch(() => undefined);
  return { person, senders };
}
