CREATE TABLE "customer_counters" (
	"org_id" uuid NOT NULL,
	"status" text NOT NULL,
	"type" text NOT NULL,
	"is_active" boolean NOT NULL,
	"is_enabled" boolean NOT NULL,
	"is_wallet_ready" boolean NOT NULL,
	"slot" integer NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "customer_counters_org_id_status_type_is_active_is_enabled_is_wallet_ready_slot_pk" PRIMARY KEY("org_id","status","type","is_active","is_enabled","is_wallet_ready","slot")
);
--> statement-breakpoint
CREATE TABLE "customer_search_terms" (
	"org_id" uuid NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"customer_id" uuid NOT NULL,
	CONSTRAINT "customer_search_terms_org_id_term_customer_id_pk" PRIMARY KEY("org_id","term","customer_id")
);
--> statement-breakpoint
CREATE INDEX "customers_by_created" ON "customers" USING btree ("org_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_updated" ON "customers" USING btree ("org_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_name" ON "customers" USING btree ("org_id","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_status" ON "customers" USING btree ("org_id","status","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_status_name" ON "customers" USING btree ("org_id","status","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_type" ON "customers" USING btree ("org_id","type","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_active" ON "customers" USING btree ("org_id","is_active","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_enabled" ON "customers" USING btree ("org_id","is_enabled","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_wallet" ON "customers" USING btree ("org_id","is_wallet_ready","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_account" ON "customers" USING btree ("org_id","account_state","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_country" ON "customers" USING btree ("org_id",coalesce(country, ''),"created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_email" ON "customers" USING btree ("org_id",coalesce(email, ''),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_external_id" ON "customers" USING btree ("org_id",coalesce(external_id, ''),"id") WHERE deleted_at is null;