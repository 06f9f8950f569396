CREATE TABLE "rule_trials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"base_version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_digest" text NOT NULL,
	"result" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "review_runs" ADD COLUMN "facts_sealed" "bytea";--> statement-breakpoint
CREATE INDEX "rule_trials_by" ON "rule_trials" USING btree ("created_by","id");