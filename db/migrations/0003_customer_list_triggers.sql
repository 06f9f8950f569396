create schema if not exists app;
--> statement-breakpoint
create or replace function app.keep_customer_counters() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
  changes refcursor;
  change record;
  free_slot integer;
begin
  if tg_op = 'TRUNCATE' then
    delete from public.customer_counters;
    return null;
  elsif tg_op = 'INSERT' then
    open changes for
      select org_id, status, type, is_active, is_enabled, is_wallet_ready, count(*) as n
      from new_rows where deleted_at is null group by 1, 2, 3, 4, 5, 6;
  elsif tg_op = 'DELETE' then
    open changes for
      select org_id, status, type, is_active, is_enabled, is_wallet_ready, -count(*) as n
      from old_rows where deleted_at is null group by 1, 2, 3, 4, 5, 6;
  else
    open changes for
      select org_id, status, type, is_active, is_enabled, is_wallet_ready, sum(d) as n
      from (
        select org_id, status, type, is_active, is_enabled, is_wallet_ready, 1 as d from new_rows where deleted_at is null
        union all
        select org_id, status, type, is_active, is_enabled, is_wallet_ready, -1 from old_rows where deleted_at is null
      ) as both_sides
      group by 1, 2, 3, 4, 5, 6 having sum(d) <> 0;
  end if;
  loop
    fetch changes into change;
    exit when not found;
    if free_slot is null then
      -- The first slot that no other transaction holds: writers never wait for each other's counters, nor lock each other out.
      for slot in 0..31 loop
        if pg_try_advisory_xact_lock(7061993, slot) then
          free_slot := slot;
          exit;
        end if;
      end loop;
      free_slot := coalesce(free_slot, 1000 + pg_backend_pid());
    end if;
    insert into public.customer_counters as counter (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
    values (change.org_id, change.status, change.type, change.is_active, change.is_enabled, change.is_wallet_ready, free_slot, change.n)
    on conflict (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot) do update set n = counter.n + excluded.n;
  end loop;
  close changes;
  return null;
end
$$;
--> statement-breakpoint
create trigger count_inserted after insert on customers referencing new table as new_rows
  for each statement execute function app.keep_customer_counters();
--> statement-breakpoint
create trigger count_updated after update on customers referencing old table as old_rows new table as new_rows
  for each statement execute function app.keep_customer_counters();
--> statement-breakpoint
create trigger count_deleted after delete on customers referencing old table as old_rows
  for each statement execute function app.keep_customer_counters();
--> statement-breakpoint
create trigger count_truncated after truncate on customers
  for each statement execute function app.keep_customer_counters();
--> statement-breakpoint
-- Words of the name; the e-mail address and the external id whole. Cut, because an index entry has a largest size.
create or replace function app.customer_terms(name_key text, email text, external_id text) returns setof text
language sql immutable parallel safe
set search_path = pg_catalog
as $$
  select distinct left(term, 64)
  from unnest(string_to_array(name_key, ' ') || lower(email) || lower(external_id)) as term
  where term <> ''
$$;
--> statement-breakpoint
create or replace function app.keep_customer_search_terms() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' and (new.name_key, new.email, new.external_id, new.deleted_at is null)
    is not distinct from (old.name_key, old.email, old.external_id, old.deleted_at is null) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.deleted_at is null then
    delete from public.customer_search_terms t
    where t.org_id = old.org_id and t.customer_id = old.id
      and t.term in (select app.customer_terms(old.name_key, old.email, old.external_id));
  end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then
    insert into public.customer_search_terms (org_id, term, customer_id)
    select new.org_id, term, new.id from app.customer_terms(new.name_key, new.email, new.external_id) as term;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger search_terms after insert or delete or update of name_key, email, external_id, deleted_at on customers
  for each row execute function app.keep_customer_search_terms();
--> statement-breakpoint
create or replace function app.forget_customer_search_terms() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  delete from public.customer_search_terms;
  return null;
end
$$;
--> statement-breakpoint
create trigger search_terms_truncated after truncate on customers
  for each statement execute function app.forget_customer_search_terms();
--> statement-breakpoint
insert into customer_counters (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
select org_id, status, type, is_active, is_enabled, is_wallet_ready, 0, count(*)
from customers where deleted_at is null group by 1, 2, 3, 4, 5, 6;
--> statement-breakpoint
insert into customer_search_terms (org_id, term, customer_id)
select c.org_id, term, c.id from customers c, app.customer_terms(c.name_key, c.email, c.external_id) as term
where c.deleted_at is null;
