create or replace function app.free_counter_slot() returns integer
language plpgsql
set search_path = pg_catalog
as $$
begin
  -- The first slot that no other transaction holds: writers never wait for each other's counters, nor lock each other out.
  for slot in 0..31 loop
    if pg_try_advisory_xact_lock(7061993, slot) then
      return slot;
    end if;
  end loop;
  return 1000 + pg_backend_pid();
end
$$;
--> statement-breakpoint
create or replace function app.keep_customer_counters() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  if tg_op = 'TRUNCATE' then
    delete from public.customer_counters;
  elsif tg_op = 'INSERT' then
    insert into public.customer_counters as counter (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
    select org_id, status, type, is_active, is_enabled, is_wallet_ready, (select app.free_counter_slot()), count(*)
    from new_rows where deleted_at is null group by 1, 2, 3, 4, 5, 6
    on conflict (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot) do update set n = counter.n + excluded.n;
  elsif tg_op = 'DELETE' then
    insert into public.customer_counters as counter (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
    select org_id, status, type, is_active, is_enabled, is_wallet_ready, (select app.free_counter_slot()), -count(*)
    from old_rows where deleted_at is null group by 1, 2, 3, 4, 5, 6
    on conflict (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot) do update set n = counter.n + excluded.n;
  else
    insert into public.customer_counters as counter (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot, n)
    select org_id, status, type, is_active, is_enabled, is_wallet_ready, (select app.free_counter_slot()), sum(d)
    from (
      select org_id, status, type, is_active, is_enabled, is_wallet_ready, 1 as d from new_rows where deleted_at is null
      union all
      select org_id, status, type, is_active, is_enabled, is_wallet_ready, -1 from old_rows where deleted_at is null
    ) as both_sides
    group by 1, 2, 3, 4, 5, 6 having sum(d) <> 0
    on conflict (org_id, status, type, is_active, is_enabled, is_wallet_ready, slot) do update set n = counter.n + excluded.n;
  end if;
  return null;
end
$$;
