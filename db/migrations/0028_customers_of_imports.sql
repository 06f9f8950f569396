ALTER TABLE "customers" ADD COLUMN "import_id" uuid;--> statement-breakpoint
create or replace function app.customer_facet_list(missing_marks text[], tags text[], metadata jsonb, import_id uuid) returns setof text
language sql immutable parallel safe
set search_path = pg_catalog
as $$
  select distinct left(facet, 200) from (
    select 'missing:' || mark as facet from unnest(missing_marks) as mark
    union all
    select 'tag:' || lower(tag) from unnest(tags) as tag
    union all
    select 'meta:' || key || '=' || lower(value) from jsonb_each_text(metadata)
    union all
    select 'import:' || import_id where import_id is not null
  ) as facets
$$;
--> statement-breakpoint
create or replace function app.keep_customer_facets() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' and (new.missing_marks, new.tags, new.metadata, new.import_id, new.created_at, new.deleted_at is null)
    is not distinct from (old.missing_marks, old.tags, old.metadata, old.import_id, old.created_at, old.deleted_at is null) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.deleted_at is null then
    delete from public.customer_facets f
    where f.org_id = old.org_id and f.created_at = old.created_at and f.customer_id = old.id
      and f.facet in (select app.customer_facet_list(old.missing_marks, old.tags, old.metadata, old.import_id));
  end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then
    insert into public.customer_facets (org_id, facet, created_at, customer_id)
    select new.org_id, facet, new.created_at, new.id
    from app.customer_facet_list(new.missing_marks, new.tags, new.metadata, new.import_id) as facet;
  end if;
  return null;
end
$$;
--> statement-breakpoint
drop trigger facets on customers;
--> statement-breakpoint
create trigger facets after insert or delete or update of missing_marks, tags, metadata, import_id, created_at, deleted_at on customers
  for each row execute function app.keep_customer_facets();
--> statement-breakpoint
drop function app.customer_facet_list(text[], text[], jsonb);
--> statement-breakpoint
update customers c set import_id = r.import_id from customer_import_rows r
where r.org_id = c.org_id and r.customer_id = c.id and r.state = 'CREATED';
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_org_id_import_id_customer_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."customer_imports"("org_id","id") ON DELETE no action ON UPDATE no action;
