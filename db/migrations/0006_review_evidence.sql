ALTER TABLE "review_runs" ADD COLUMN "evidence_digest" text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE "review_runs" ALTER COLUMN "evidence_digest" DROP DEFAULT;
