DROP INDEX "customers_by_country";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "country_key" text COLLATE "C" GENERATED ALWAYS AS (coalesce(country::text, '')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "customers_by_country" ON "customers" USING btree ("org_id","country_key","created_at","id") WHERE deleted_at is null;