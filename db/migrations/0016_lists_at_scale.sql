CREATE TABLE "bulk_items" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text DEFAULT 'WAITING' NOT NULL,
	"message" text,
	"before" jsonb,
	"at" timestamp (3) with time zone,
	CONSTRAINT "bulk_items_org_id_run_id_ordinal_pk" PRIMARY KEY("org_id","run_id","ordinal"),
	CONSTRAINT "bulk_items_state" CHECK ("bulk_items"."state" in ('WAITING', 'CHANGED', 'UNCHANGED', 'REFUSED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"params" jsonb NOT NULL,
	"scope_words" text NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"undo_of" uuid,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"cancelled_by" uuid,
	"cancelled_by_name" text,
	CONSTRAINT "bulk_runs_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "bulk_runs_state" CHECK ("bulk_runs"."state" in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "customer_exports" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"format" text NOT NULL,
	"selection" jsonb NOT NULL,
	"scope_words" text NOT NULL,
	"columns" text[] NOT NULL,
	"state" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"bytes" integer,
	"file_name" text NOT NULL,
	"blob_key" text,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "customer_exports_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "customer_exports_format" CHECK ("customer_exports"."format" in ('CSV', 'XLSX')),
	CONSTRAINT "customer_exports_state" CHECK ("customer_exports"."state" in ('WAITING', 'RUNNING', 'READY', 'FAILED', 'CANCELLED', 'EXPIRED'))
);
--> statement-breakpoint
CREATE TABLE "customer_import_rows" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"state" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"duplicate_of" uuid,
	"duplicate_line" integer,
	"profile_sealed" "bytea",
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "customer_import_rows_org_id_import_id_line_pk" PRIMARY KEY("org_id","import_id","line"),
	CONSTRAINT "customer_import_rows_state" CHECK ("customer_import_rows"."state" in ('READY', 'INVALID', 'DUPLICATE', 'CREATED', 'SKIPPED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "customer_imports" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"purpose" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"blob_key" text NOT NULL,
	"headers" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"state" text NOT NULL,
	"total" integer,
	"checked" integer DEFAULT 0 NOT NULL,
	"invalid" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"add_duplicates" text DEFAULT 'SKIP' NOT NULL,
	"error" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "customer_imports_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "customer_imports_type" CHECK ("customer_imports"."type" in ('INDIVIDUAL', 'COMPANY')),
	CONSTRAINT "customer_imports_purpose" CHECK ("customer_imports"."purpose" in ('BASIC', 'WALLET')),
	CONSTRAINT "customer_imports_duplicates" CHECK ("customer_imports"."add_duplicates" in ('SKIP', 'ADD')),
	CONSTRAINT "customer_imports_state" CHECK ("customer_imports"."state" in ('UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "customer_days" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"by_status" jsonb NOT NULL,
	"created" integer NOT NULL,
	"approved" integer NOT NULL,
	"seconds_to_approval" integer[] NOT NULL,
	CONSTRAINT "customer_days_org_id_day_pk" PRIMARY KEY("org_id","day")
);
--> statement-breakpoint
CREATE TABLE "customer_facets" (
	"org_id" uuid NOT NULL,
	"facet" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"customer_id" uuid NOT NULL,
	CONSTRAINT "customer_facets_org_id_facet_created_at_customer_id_pk" PRIMARY KEY("org_id","facet","created_at","customer_id")
);
--> statement-breakpoint
CREATE TABLE "customer_view_defaults" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"view_id" uuid,
	CONSTRAINT "customer_view_defaults_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "customer_views" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" jsonb NOT NULL,
	"density" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "customer_views_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "customer_views_density" CHECK ("customer_views"."density" in ('comfortable', 'compact'))
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "missing_marks" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "documents_expire_on" date;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_org_id_run_id_bulk_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."bulk_runs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_org_id_undo_of_bulk_runs_org_id_id_fk" FOREIGN KEY ("org_id","undo_of") REFERENCES "public"."bulk_runs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_exports" ADD CONSTRAINT "customer_exports_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_import_rows" ADD CONSTRAINT "customer_import_rows_org_id_import_id_customer_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."customer_imports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD CONSTRAINT "customer_imports_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_days" ADD CONSTRAINT "customer_days_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_view_defaults" ADD CONSTRAINT "customer_view_defaults_org_id_view_id_customer_views_org_id_id_fk" FOREIGN KEY ("org_id","view_id") REFERENCES "public"."customer_views"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_views" ADD CONSTRAINT "customer_views_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_views" ADD CONSTRAINT "customer_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_items_customer" ON "bulk_items" USING btree ("org_id","run_id","customer_id");--> statement-breakpoint
CREATE INDEX "bulk_runs_created" ON "bulk_runs" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_runs_undo" ON "bulk_runs" USING btree ("org_id","undo_of");--> statement-breakpoint
CREATE INDEX "customer_exports_by" ON "customer_exports" USING btree ("org_id","created_by","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_exports_blob" ON "customer_exports" USING btree ("org_id","blob_key");--> statement-breakpoint
CREATE INDEX "customer_import_rows_state" ON "customer_import_rows" USING btree ("org_id","import_id","state","line");--> statement-breakpoint
CREATE INDEX "customer_imports_created" ON "customer_imports" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_imports_blob" ON "customer_imports" USING btree ("org_id","blob_key");--> statement-breakpoint
CREATE INDEX "customer_views_owner" ON "customer_views" USING btree ("org_id","owner_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "customers_by_expiry" ON "customers" USING btree ("org_id","documents_expire_on","id") WHERE deleted_at is null and documents_expire_on is not null;