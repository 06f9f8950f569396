ALTER TABLE "customer_days" ADD COLUMN "ends_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_days" ADD COLUMN "approved_at_once" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_days" ADD COLUMN "approved_by_person" integer NOT NULL;--> statement-breakpoint
CREATE INDEX "transitions_at" ON "customer_transitions" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "customers_by_deletion" ON "customers" USING btree ("org_id","deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "customers_waiting" ON "customers" USING btree ("org_id",coalesce(submitted_at, created_at)) WHERE status = 'UNDER_REVIEW' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "information_questions_open" ON "information_questions" USING btree ("org_id","request_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "upload_links_out" ON "upload_links" USING btree ("org_id","expires_at") WHERE finished_at is null and revoked_at is null;