DROP INDEX "customers_by_email";--> statement-breakpoint
DROP INDEX "customers_by_external_id";--> statement-breakpoint
DROP INDEX "customers_by_first_expiry";--> statement-breakpoint
DROP INDEX "customers_by_review";--> statement-breakpoint
CREATE INDEX "customers_by_email" ON "customers" USING btree ("org_id",(case when email is null then '' else email end),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_external_id" ON "customers" USING btree ("org_id",(case when external_id is null then '' else external_id end),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_first_expiry" ON "customers" USING btree ("org_id",(case when documents_expire_on is null then 'infinity'::date else documents_expire_on end),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_review" ON "customers" USING btree ("org_id",(case when reviewed_at is null then '-infinity'::timestamptz else reviewed_at end),"id") WHERE deleted_at is null;