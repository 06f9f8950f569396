import { source } from "./sources.mjs";

const ACTIONS = {
  ENABLE: "customer.enabled",
  DISABLE: "customer.disabled",
  ADD_TAGS: "customer.tagged",
  REMOVE_TAGS: "customer.tagged",
};

/** Customers of bulk runs whose records differ from what the run says became of them, and runs whose numbers do. */
export async function checkBulks(sql, ids) {
  const { toPublicId } = await source("lib/core/ids.ts");
  const wrong = { open: 0, numbers: 0, unlogged: 0, twice: 0, stray: 0, told: 0 };
  let changed = 0;
  for (const id of ids) {
    const [run] = await sql`select * from bulk_runs where id = ${id}`;
    const [items] = await sql`
      select count(*)::int as total, count(*) filter (where state = 'WAITING')::int as waiting,
        count(*) filter (where state = 'CHANGED')::int as changed, count(*) filter (where state = 'REFUSED')::int as refused
      from bulk_items where run_id = ${id}`;
    if (run.state !== "DONE" || run.ended_at === null || items.waiting > 0) wrong.open++;
    if (run.total !== items.total || run.done !== items.total || run.changed !== items.changed) wrong.numbers++;
    if (run.refused !== items.refused || items.refused > 0) wrong.numbers++;
    changed += items.changed;
    const outside = toPublicId("bulk", id);
    const [logged] = await sql`
      with logged as (
        select customer_id, count(*)::int as n from audit_events
        where request_id = ${`bulk-${outside}`} and action = ${ACTIONS[run.action]} group by 1),
        meant as (select customer_id from bulk_items where run_id = ${id} and state = 'CHANGED')
      select (select count(*)::int from meant where customer_id not in (select customer_id from logged)) as unlogged,
        (select count(*)::int from logged where n > 1) as twice,
        (select count(*)::int from logged where customer_id not in (select customer_id from meant)) as stray`;
    for (const key of ["unlogged", "twice", "stray"]) wrong[key] += logged[key];
    const [told] = await sql`
      select count(*)::int as n from notifications where kind = 'batch.finished' and href = ${`/customers/bulk/${outside}`}`;
    if (told.n !== 1) wrong.told++;
  }
  const [events] = await sql`
    select count(*)::int as n from outbox_events where type = 'customer.updated'`;
  return { changed, wrong, eventsMore: events.n - changed };
}

/** Lines of imports with another number of customers, versions, records, events or reviews than one. */
export async function checkImports(sql, ids) {
  const [row] = await sql`
    with lines as (
      select r.org_id, r.customer_id, r.state, i.id from customer_imports i
      join customer_import_rows r on r.org_id = i.org_id and r.import_id = i.id where i.id in ${sql(ids)}),
      each as (
        select state,
          (select count(*) from customers c where c.org_id = l.org_id and c.id = l.customer_id) as customers,
          (select count(*) from customer_versions v where v.org_id = l.org_id and v.customer_id = l.customer_id) as versions,
          (select count(*) from audit_events a where a.org_id = l.org_id and a.customer_id = l.customer_id
            and a.action = 'customer.created') as audits,
          (select count(*) from outbox_events e where e.org_id = l.org_id and e.subject_id = l.customer_id
            and e.type = 'customer.created') as events,
          (select count(*) from review_runs v where v.org_id = l.org_id and v.customer_id = l.customer_id) as reviews,
          (select count(*) from customer_transitions t where t.org_id = l.org_id and t.customer_id = l.customer_id) as transitions
        from lines l)
    select count(*)::int as lines, count(*) filter (where state <> 'CREATED')::int as not_created,
      count(*) filter (where customers <> 1)::int as customers, count(*) filter (where versions <> 1)::int as versions,
      count(*) filter (where audits <> 1)::int as audits, count(*) filter (where events <> 1)::int as events,
      count(*) filter (where reviews <> 1)::int as reviews, count(*) filter (where transitions <> 2)::int as transitions
    from each`;
  const [numbers] = await sql`
    select count(*)::int as n from customer_imports i where i.id in ${sql(ids)} and (i.state <> 'DONE' or i.failed <> 0
      or i.created <> i.total or i.done <> i.total
      or i.total <> (select count(*) from customer_import_rows r where r.org_id = i.org_id and r.import_id = i.id))`;
  const { lines, ...wrong } = row;
  return { lines, wrong: { ...wrong, numbers: numbers.n } };
}

/** What triggers keep beside customers, where it differs from the customers themselves. */
export async function checkKept(sql) {
  const [row] = await sql`
    with told as (
        select org_id, status, type, is_active, is_enabled, is_wallet_ready, sum(n)::int as n from customer_counters
        group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0),
      there as (
        select org_id, status, type, is_active, is_enabled, is_wallet_ready, count(*)::int as n from customers
        where deleted_at is null group by 1, 2, 3, 4, 5, 6),
      facets as (select c.org_id, c.id, facet from customers c, app.customer_facet_list(c.missing_marks, c.tags, c.metadata, c.import_id) facet
        where c.deleted_at is null),
      terms as (select c.org_id, c.id, term from customers c, app.customer_terms(c.name_key, c.email, c.external_id) term
        where c.deleted_at is null)
    select
      (select count(*)::int from ((table told except table there) union all (table there except table told)) d) as counters,
      (select count(*)::int from ((select org_id, customer_id, facet from customer_facets except table facets)
        union all (table facets except select org_id, customer_id, facet from customer_facets)) d) as facets,
      (select count(*)::int from ((select org_id, customer_id, term from customer_search_terms except table terms)
        union all (table terms except select org_id, customer_id, term from customer_search_terms)) d) as terms`;
  return row;
}
