ALTER TABLE "customer_imports" ADD COLUMN "encoding" text DEFAULT 'UTF-8' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD COLUMN "delimiter" text DEFAULT ',' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD COLUMN "date_order" text;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD COLUMN "started_by" uuid;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD COLUMN "started_by_name" text;