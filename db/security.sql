-- Applied after the migrations whenever its text or a migration changed. Idempotent.

create schema if not exists app;

create or replace function app.current_org() returns uuid
language plpgsql stable parallel safe
set search_path = pg_catalog
as $$
declare
  value text := current_setting('app.org_id', true);
begin
  if value is null or value = '' then
    raise exception 'no organisation is set for this transaction' using errcode = '42501';
  end if;
  return value::uuid;
end
$$;

-- Jobs work in an organisation's name like its people do, but also on what only staff may see.
create or replace function app.is_system() returns boolean
language sql stable parallel safe
set search_path = pg_catalog
as $$ select coalesce(current_setting('app.actor', true), '') = 'system' $$;

-- Adds jobs in the caller's transaction, each with a key of its own or none. A tenant can only add listed jobs, and only for its own organisation.
create or replace function app.enqueue_jobs(jobs json) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
  unknown text;
begin
  select wanted.task into unknown from json_to_recordset(jobs) as wanted (task text) where wanted.task is null or wanted.task not in
    ('review_customer', 'send_mail', 'request_reset', 'read_document', 'import_list', 'rescreen_customers', 'notify', 'run_bulk', 'export_customers', 'check_import', 'run_import');
  if found then
    raise exception 'unknown job %', unknown using errcode = '42501';
  end if;
  if pg_has_role(session_user, 'portico_tenant', 'member') then
    -- Apart from the question before, as nobody else has an organisation set.
    if exists (
      select from json_to_recordset(jobs) as wanted (payload json)
      where (wanted.payload ->> 'orgId')::uuid is distinct from app.current_org()
    ) then
      raise exception 'a job for another organisation' using errcode = '42501';
    end if;
  end if;
  perform graphile_worker.add_jobs(array(
    select row(task, payload, null, run_at, 8, key, coalesce(priority, 0), null)::graphile_worker.job_spec
    from json_to_recordset(jobs) as wanted (task text, payload json, key text, run_at timestamptz, priority int)
  ));
end
$$;

-- The same for one. A lower priority comes first.
drop function if exists app.enqueue_job(text, json, text, timestamptz);
create or replace function app.enqueue_job(task text, payload json, job_key text, run_at timestamptz, priority int default 0) returns void
language sql
set search_path = pg_catalog
as $$
  select app.enqueue_jobs(json_build_array(json_build_object(
    'task', task, 'payload', payload, 'key', job_key, 'run_at', run_at, 'priority', priority)))
$$;

create or replace function app.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;

-- A status only changes together with the transition that records it.
create or replace function app.guard_customer_status() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' and new.status = old.status then
    return new;
  end if;
  if not exists (
    select 1 from public.customer_transitions t
    where t.org_id = new.org_id and t.id = new.last_transition_id and t.customer_id = new.id and t.to_status = new.status
      and (tg_op = 'INSERT' or (t.from_status = old.status and new.last_transition_id <> old.last_transition_id))
      -- Written in this transaction: a transition of before cannot be leant on again.
      and (tg_op = 'INSERT' or t.xmin = pg_current_xact_id()::xid)
  ) then
    raise exception 'status of customer % changes without a transition', new.id using errcode = '23514';
  end if;
  return new;
end
$$;

create or replace function app.require_outsider(org uuid, customer uuid, person uuid) returns void
language plpgsql stable
set search_path = pg_catalog
as $$
begin
  if exists (
    select 1 from public.customers c where c.org_id = org and c.id = customer and person in (c.created_by, c.last_edited_by)
  ) then
    raise exception 'the person who edited a customer cannot decide about it' using errcode = '23514', constraint = 'four_eyes';
  end if;
  if exists (
    select 1 from public.memberships m where m.org_id = org and m.user_id = person and m.removed_at is null
  ) then
    raise exception 'a member of the organisation cannot decide about its customers' using errcode = '23514', constraint = 'four_eyes';
  end if;
end
$$;

-- Four eyes: who made or last edited a customer, or belongs to its organisation, does not decide about it.
create or replace function app.guard_four_eyes() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if new.actor_kind = 'STAFF' then
    perform app.require_outsider(new.org_id, new.customer_id, new.actor_id);
    if new.confirmed_by is not null then
      perform app.require_outsider(new.org_id, new.customer_id, new.confirmed_by);
    end if;
  end if;
  return new;
end
$$;

-- The same for who proposes a decision and for who confirms it.
create or replace function app.guard_proposal() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if tg_op = 'INSERT' then
    perform app.require_outsider(new.org_id, new.customer_id, new.proposed_by);
  elsif old.state <> 'OPEN' then
    raise exception 'a settled proposal does not change' using errcode = '23514';
  elsif (to_jsonb(new) - array['state', 'settled_by', 'settled_by_name', 'settled_at', 'settled_reason'])
      <> (to_jsonb(old) - array['state', 'settled_by', 'settled_by_name', 'settled_at', 'settled_reason']) then
    raise exception 'what was proposed does not change' using errcode = '23514';
  elsif new.state = 'CONFIRMED' then
    perform app.require_outsider(new.org_id, new.customer_id, new.settled_by);
  end if;
  return new;
end
$$;

-- Whether lifting or approving needs a second person now: by the higher of the open case's risk and the last review's. What nothing
-- has scored counts as the highest risk.
create or replace function app.needs_second_eye(org uuid, customer uuid) returns boolean
language sql stable
set search_path = pg_catalog
as $$
  select o.second_eye = 'ALWAYS' or (o.second_eye = 'RISK' and o.second_eye_risk <= coalesce(greatest(
    (select k.risk_score from public.review_cases k where k.org_id = org and k.customer_id = customer and k.closed_at is null),
    (select r.risk_score from public.review_runs r where r.org_id = org and r.customer_id = customer order by r.id desc limit 1)), 100))
  from public.organisations o where o.id = org
$$;

-- A person's decision is about what stands now: the version, for an approval the files too. Approving and lifting a suspension need a
-- confirmed proposal where the organisation's policy asks for two people; a suspension is never held up, and is taken back only in time.
create or replace function app.guard_decision() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
declare
  held record;
  is_undo boolean := new.reason_code = 'suspension_undone';
begin
  if new.actor_kind <> 'STAFF' then
    return new;
  end if;
  select c.version, c.status, c.last_transition_id into held from public.customers c where c.org_id = new.org_id and c.id = new.customer_id;
  if held.version is distinct from new.version or held.status is distinct from new.from_status then
    raise exception 'the customer changed since it was looked at' using errcode = '23514', constraint = 'decision_seen';
  end if;
  if (new.to_status = 'APPROVED' or is_undo) and (
    select array_agg(h ->> 'sha256' order by h ->> 'sha256') from jsonb_array_elements(new.document_hashes) h
  ) is distinct from (
    select array_agg(d.sha256 order by d.sha256) from public.documents d
    where d.org_id = new.org_id and d.customer_id = new.customer_id and d.state = 'CURRENT'
  ) then
    raise exception 'the documents changed since they were looked at' using errcode = '23514', constraint = 'decision_evidence';
  end if;
  if is_undo then
    if not exists (
      select 1 from public.customer_transitions t
      where t.org_id = new.org_id and t.id = held.last_transition_id and t.customer_id = new.customer_id
        and t.to_status = 'SUSPENDED' and t.actor_kind = 'STAFF' and t.from_status = new.to_status and new.at <= t.undo_until
        and (t.actor_id = new.actor_id or exists (select 1 from public.users u where u.id = new.actor_id and u.platform_role = 'lead'))
    ) then
      raise exception 'this suspension can no longer be taken back' using errcode = '23514', constraint = 'decision_undo';
    end if;
    return new;
  end if;
  if new.from_status = 'SUSPENDED' and new.to_status = 'APPROVED' then
    raise exception 'a lifted suspension is reviewed before it is approved' using errcode = '23514', constraint = 'decision_lift';
  end if;
  if new.confirmed_by is not null and not exists (
    select 1 from public.decision_proposals p
    where p.org_id = new.org_id and p.customer_id = new.customer_id and p.state = 'CONFIRMED'
      and p.proposed_by = new.actor_id and p.settled_by = new.confirmed_by and p.version = new.version
      and p.document_hashes = new.document_hashes
      and p.decision = case when new.from_status = 'SUSPENDED' then 'UNSUSPENDED' else new.to_status end
      -- Confirmed in this transaction: a proposal carries one decision.
      and p.xmin = pg_current_xact_id()::xid
  ) then
    raise exception 'nothing that was proposed and confirmed says so' using errcode = '23514', constraint = 'decision_proposal';
  end if;
  if new.confirmed_by is null and (new.to_status = 'APPROVED' or new.from_status = 'SUSPENDED')
    and app.needs_second_eye(new.org_id, new.customer_id) then
    raise exception 'this decision needs a second person' using errcode = '23514', constraint = 'second_eye';
  end if;
  return new;
end
$$;

-- A customer with all transactions restricted is never active, from whichever side the change comes.
create or replace function app.guard_active() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if exists (
    select 1 from public.restrictions r where r.org_id = new.org_id and r.customer_id = new.id
      and r.name = 'ALL_TRANSACTIONS' and r.applied_at is not null and r.lifted_at is null
  ) then
    raise exception 'customer % is active although all its transactions are restricted', new.id
      using errcode = '23514', constraint = 'restricted_not_active';
  end if;
  return new;
end
$$;

-- The other side, at the end of the transaction, when the customer has followed. The lock waits for whoever changes the customer meanwhile.
create or replace function app.guard_restricted() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform 1 from public.customers c where c.org_id = new.org_id and c.id = new.customer_id and c.is_active for share;
  if found and exists (
    select 1 from public.restrictions r where r.org_id = new.org_id and r.id = new.id
      and r.applied_at is not null and r.lifted_at is null
  ) then
    raise exception 'customer % is active although all its transactions are restricted', new.customer_id
      using errcode = '23514', constraint = 'restricted_not_active';
  end if;
  return null;
end
$$;

-- Whose restriction it is decides who writes it: an organisation's people neither place nor lift what is compliance's. What was placed stays as it was.
create or replace function app.guard_restriction() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  if new.placed_by_kind <> 'MERCHANT' and not app.is_system() and pg_has_role(session_user, 'portico_tenant', 'member')
      and not pg_has_role(session_user, 'portico_platform', 'member') then
    raise exception 'only compliance places and lifts its restrictions' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    if new.placed_by_kind = 'COMPLIANCE' then
      perform app.require_outsider(new.org_id, new.customer_id, new.placed_by);
    end if;
  elsif old.lifted_at is not null then
    raise exception 'a lifted restriction does not change' using errcode = '23514';
  elsif (to_jsonb(new) - array['applied_at', 'lifted_at', 'lifted_by', 'lifted_by_name', 'lifted_reason'])
      <> (to_jsonb(old) - array['applied_at', 'lifted_at', 'lifted_by', 'lifted_by_name', 'lifted_reason']) then
    raise exception 'what was placed does not change' using errcode = '23514';
  elsif old.applied_at is not null and new.applied_at is distinct from old.applied_at then
    raise exception 'a restriction takes effect once' using errcode = '23514';
  elsif old.placed_by_kind = 'COMPLIANCE' and new.lifted_at is not null then
    perform app.require_outsider(new.org_id, new.customer_id, new.lifted_by);
  end if;
  return new;
end
$$;

-- Whoever may not decide a case marks nothing in it either.
create or replace function app.guard_finding() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform app.require_outsider(new.org_id, new.customer_id, new.by_id);
  return new;
end
$$;

create or replace function app.announce_event() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform pg_notify('portico_live', json_build_object('orgId', new.org_id, 'type', new.type, 'subjectId', new.subject_id)::text);
  return null;
end
$$;

-- Tells one person's open pages that their notices changed; never which.
create or replace function app.announce_notice() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
  perform pg_notify('portico_live', json_build_object('orgId', new.org_id, 'type', 'notice', 'subjectId', new.user_id)::text);
  return null;
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['portico_tenant', 'portico_platform'] loop
    if not exists (select 1 from pg_roles where rolname = t) then
      execute format('create role %I nologin', t);
    end if;
    execute format('grant usage on schema public, app to %I', t);
  end loop;

  -- Every table with org_id: row-level security enabled and forced, one policy a role.
  for t in
    select c.relname from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relkind in ('r', 'p')
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('drop policy if exists tenant on public.%I', t);
    execute format('create policy tenant on public.%I to portico_tenant using (org_id = (select app.current_org())) with check (org_id = (select app.current_org()))', t);
    execute format('drop policy if exists platform on public.%I', t);
    execute format('create policy platform on public.%I to portico_platform using (true) with check (true)', t);
    execute format('drop policy if exists owner on public.%I', t);
    execute format('create policy owner on public.%I to %I using (true) with check (true)', t, current_user);
    execute format('revoke all on public.%I from portico_tenant, portico_platform', t);
    execute format('grant select, insert, update on public.%I to portico_tenant, portico_platform', t);
  end loop;

  -- What only staff may see: their roles, and jobs of the organisation, but none of its people.
  foreach t in array array['review_cases', 'case_notes', 'case_findings', 'decision_proposals', 'decision_receipts', 'screenings', 'screening_hits', 'document_readings'] loop
    execute format('drop policy if exists staff_only on public.%I', t);
    execute format('create policy staff_only on public.%I as restrictive to portico_tenant using ((select app.is_system())) with check ((select app.is_system()))', t);
  end loop;
  drop policy if exists staff_only on public.notifications;
  create policy staff_only on public.notifications as restrictive to portico_tenant
    using (audience = 'MERCHANT' or (select app.is_system())) with check (audience = 'MERCHANT' or (select app.is_system()));

  foreach t in array array['audit_events', 'outbox_events', 'customer_versions', 'customer_transitions', 'review_runs', 'review_checks', 'case_notes', 'decision_receipts', 'screenings', 'audit_seals', 'rule_sets', 'rule_trials'] loop
    execute format('revoke update on public.%I from portico_tenant, portico_platform', t);
    execute format('drop trigger if exists append_only on public.%I', t);
    execute format('create trigger append_only before update or delete on public.%I for each row execute function app.refuse_change()', t);
    execute format('drop trigger if exists append_only_truncate on public.%I', t);
    execute format('create trigger append_only_truncate before truncate on public.%I for each statement execute function app.refuse_change()', t);
  end loop;
end
$$;

drop trigger if exists guard_status on customers;
create trigger guard_status before insert or update of status on customers for each row execute function app.guard_customer_status();
drop trigger if exists guard_four_eyes on customer_transitions;
create trigger guard_four_eyes before insert on customer_transitions for each row execute function app.guard_four_eyes();
drop trigger if exists guard_decision on customer_transitions;
-- By its name it comes after four eyes: who may not decide at all is told so first.
drop trigger if exists guard_what_decided on customer_transitions;
create trigger guard_what_decided before insert on customer_transitions for each row execute function app.guard_decision();
drop trigger if exists guard_proposal on decision_proposals;
create trigger guard_proposal before insert or update on decision_proposals for each row execute function app.guard_proposal();
drop trigger if exists guard_active on customers;
create trigger guard_active before insert or update of is_active on customers
  for each row when (new.is_active) execute function app.guard_active();
drop trigger if exists guard_finding on case_findings;
create trigger guard_finding before insert or update on case_findings for each row execute function app.guard_finding();
drop trigger if exists guard_restriction on restrictions;
create trigger guard_restriction before insert or update on restrictions for each row execute function app.guard_restriction();
drop trigger if exists guard_restricted on restrictions;
create constraint trigger guard_restricted after insert or update on restrictions deferrable initially deferred
  for each row when (new.name = 'ALL_TRANSACTIONS') execute function app.guard_restricted();
drop trigger if exists announce on outbox_events;
create trigger announce after insert on outbox_events for each row execute function app.announce_event();

drop trigger if exists announce on notifications;
create trigger announce after insert or update of read_at on notifications for each row execute function app.announce_notice();

grant delete on customer_senders to portico_tenant;

-- Kept by triggers on customers alone, which run as the owner.
revoke insert, update on customer_counters, customer_search_terms, customer_facets from portico_tenant, portico_platform;

-- An organisation sees itself; its owner may change what is theirs to change.
alter table organisations enable row level security;
alter table organisations force row level security;
drop policy if exists tenant on organisations;
create policy tenant on organisations to portico_tenant using (id = (select app.current_org())) with check (id = (select app.current_org()));
drop policy if exists platform on organisations;
create policy platform on organisations to portico_platform using (true) with check (true);
do $$ begin
  execute 'drop policy if exists owner on organisations';
  execute format('create policy owner on organisations to %I using (true) with check (true)', current_user);
  execute 'drop policy if exists owner on users';
  execute format('create policy owner on users to %I using (true) with check (true)', current_user);
end $$;
revoke all on organisations from portico_tenant, portico_platform;
grant select, update (contact_email, time_zone, requires_totp) on organisations to portico_tenant;
grant select, insert, update on organisations to portico_platform;

-- An organisation sees the names of its own people, never their secrets.
alter table users enable row level security;
alter table users force row level security;
drop policy if exists tenant on users;
create policy tenant on users for select to portico_tenant
  using (id in (select m.user_id from memberships m where m.org_id = (select app.current_org())));
drop policy if exists platform on users;
create policy platform on users to portico_platform using (true) with check (true);
revoke all on users from portico_tenant, portico_platform;
grant select (id, email, name, totp_enabled_at, created_at, suspended_at) on users to portico_tenant;
grant select, insert, update on users to portico_platform;

grant select, insert, update, delete on sessions, recovery_codes, password_resets, known_devices, throttles, worker_heartbeats to portico_platform;
grant select on rule_sets, screening_lists, screening_list_versions, screening_entries to portico_tenant;
grant select, insert, update on screening_lists, screening_list_versions to portico_platform;
grant select, insert, delete on screening_entries to portico_platform;
grant select, insert, update, delete on notification_preferences to portico_platform;
-- A mark may be taken back; that it was made stays in the log.
grant delete on case_findings to portico_platform;
grant select, insert on audit_seals, rule_sets, rule_trials to portico_platform;

revoke all on all functions in schema app from public;
grant execute on function app.is_system(), app.require_outsider(uuid, uuid, uuid), app.needs_second_eye(uuid, uuid) to portico_tenant, portico_platform;
grant execute on function app.current_org() to portico_tenant, portico_platform;
grant execute on function app.enqueue_jobs(json), app.enqueue_job(text, json, text, timestamptz, int) to portico_tenant, portico_platform;
