-- What a customer is filtered by, one row each. Cut, because an index entry has a largest size.
create or replace function app.customer_facet_list(missing_marks text[], tags text[], metadata jsonb) returns setof text
language sql immutable parallel safe
set search_path = pg_catalog
as $$
  select distinct left(facet, 200) from (
    select 'missing:' || mark as facet from unnest(missing_marks) as mark
    union all
    select 'tag:' || lower(tag) from unnest(tags) as tag
    union all
    select 'meta:' || key || '=' || lower(value) from jsonb_each_text(metadata)
  ) as facets
$$;
--> statement-breakpoint
create or replace function app.keep_customer_facets() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' and (new.missing_marks, new.tags, new.metadata, new.created_at, new.deleted_at is null)
    is not distinct from (old.missing_marks, old.tags, old.metadata, old.created_at, old.deleted_at is null) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.deleted_at is null then
    delete from public.customer_facets f
    where f.org_id = old.org_id and f.created_at = old.created_at and f.customer_id = old.id
      and f.facet in (select app.customer_facet_list(old.missing_marks, old.tags, old.metadata));
  end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then
    insert into public.customer_facets (org_id, facet, created_at, customer_id)
    select new.org_id, facet, new.created_at, new.id
    from app.customer_facet_list(new.missing_marks, new.tags, new.metadata) as facet;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger facets after insert or delete or update of missing_marks, tags, metadata, created_at, deleted_at on customers
  for each row execute function app.keep_customer_facets();
--> statement-breakpoint
create or replace function app.forget_customer_facets() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  delete from public.customer_facets;
  return null;
end
$$;
--> statement-breakpoint
create trigger facets_truncated after truncate on customers
  for each statement execute function app.forget_customer_facets();
--> statement-breakpoint
-- The forced policies of earlier start-ups let the owner through by name.
update customers c set documents_expire_on = (
  select min(d.expires_on) from documents d
  where d.org_id = c.org_id and d.customer_id = c.id and d.state = 'CURRENT'
);
--> statement-breakpoint
insert into customer_facets (org_id, facet, created_at, customer_id)
select c.org_id, facet, c.created_at, c.id
from customers c, app.customer_facet_list(c.missing_marks, c.tags, c.metadata) as facet
where c.deleted_at is null;
