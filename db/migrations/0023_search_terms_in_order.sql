-- Written anew instead of changed row by row, which would leave as many dead rows behind.
TRUNCATE "customer_search_terms";--> statement-breakpoint
ALTER TABLE "customer_search_terms" DROP CONSTRAINT "customer_search_terms_org_id_term_customer_id_pk";--> statement-breakpoint
ALTER TABLE "customer_search_terms" ADD COLUMN "created_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
insert into customer_search_terms (org_id, term, created_at, customer_id)
select c.org_id, term, c.created_at, c.id from customers c, app.customer_terms(c.name_key, c.email, c.external_id) as term
where c.deleted_at is null;--> statement-breakpoint
ALTER TABLE "customer_search_terms" ADD CONSTRAINT "customer_search_terms_org_id_term_created_at_customer_id_pk" PRIMARY KEY("org_id","term","created_at","customer_id");--> statement-breakpoint
create or replace function app.keep_customer_search_terms() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
  if tg_op = 'UPDATE' and (new.name_key, new.email, new.external_id, new.created_at, new.deleted_at is null)
    is not distinct from (old.name_key, old.email, old.external_id, old.created_at, old.deleted_at is null) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.deleted_at is null then
    delete from public.customer_search_terms t
    where t.org_id = old.org_id and t.created_at = old.created_at and t.customer_id = old.id
      and t.term in (select app.customer_terms(old.name_key, old.email, old.external_id));
  end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then
    insert into public.customer_search_terms (org_id, term, created_at, customer_id)
    select new.org_id, term, new.created_at, new.id
    from app.customer_terms(new.name_key, new.email, new.external_id) as term;
  end if;
  return null;
end
$$;
--> statement-breakpoint
drop trigger search_terms on customers;
--> statement-breakpoint
create trigger search_terms after insert or delete or update of name_key, email, external_id, created_at, deleted_at on customers
  for each row execute function app.keep_customer_search_terms();
