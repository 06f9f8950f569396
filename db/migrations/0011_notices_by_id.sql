ALTER TABLE "notifications" DROP CONSTRAINT "notifications_org_id_id_pk";--> statement-breakpoint
ALTER TABLE "notifications" ADD PRIMARY KEY ("id");--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "org_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_org" CHECK ("notifications"."org_id" is not null or "notifications"."audience" = 'STAFF');