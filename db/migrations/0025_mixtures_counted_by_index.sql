DROP INDEX "customers_by_account";--> statement-breakpoint
DROP INDEX "customers_by_country";--> statement-breakpoint
CREATE INDEX "customers_by_account" ON "customers" USING btree ("org_id","account_state","created_at","id","status","type","is_active","is_enabled","is_wallet_ready") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_country" ON "customers" USING btree ("org_id","country_key","created_at","id","account_state","status","type","is_active","is_enabled","is_wallet_ready") WHERE deleted_at is null;