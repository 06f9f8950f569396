CREATE TABLE "customer_transitions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"reason_code" text NOT NULL,
	"reason" text NOT NULL,
	"internal_reason" text,
	"version" integer NOT NULL,
	"document_hashes" jsonb NOT NULL,
	"run_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_transitions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "transitions_from" CHECK (from_status in ('PENDING_INFO', 'UNDER_REVIEW', 'APPROVED', 'SUSPENDED')),
	CONSTRAINT "transitions_to" CHECK (to_status in ('PENDING_INFO', 'UNDER_REVIEW', 'APPROVED', 'SUSPENDED')),
	CONSTRAINT "transitions_actor" CHECK ("customer_transitions"."actor_kind" in ('USER', 'STAFF', 'SYSTEM'))
);
--> statement-breakpoint
CREATE TABLE "customer_versions" (
	"org_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"profile_sealed" "bytea" NOT NULL,
	"edited_by" uuid,
	"edited_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_versions_org_id_customer_id_version_pk" PRIMARY KEY("org_id","customer_id","version")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"purpose" text NOT NULL,
	"status" text NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"is_wallet_ready" boolean DEFAULT false NOT NULL,
	"account_state" text NOT NULL,
	"display_name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"external_id" text COLLATE "C",
	"country" char(2),
	"profile_sealed" "bytea" NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"id_index" text,
	"tax_indexes" text[] DEFAULT '{}'::text[] NOT NULL,
	"birth_index" text,
	"missing_count" integer DEFAULT 0 NOT NULL,
	"status_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"last_transition_id" uuid NOT NULL,
	"created_by" uuid,
	"last_edited_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"reviewed_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_reason" text,
	CONSTRAINT "customers_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "customers_type" CHECK (type in ('INDIVIDUAL', 'COMPANY')),
	CONSTRAINT "customers_purpose" CHECK (purpose in ('BASIC', 'WALLET')),
	CONSTRAINT "customers_status" CHECK (status in ('PENDING_INFO', 'UNDER_REVIEW', 'APPROVED', 'SUSPENDED')),
	CONSTRAINT "customers_account_state" CHECK (account_state in ('APPROVAL_PENDING', 'ACTIVE', 'RESTRICTED', 'LOCKED')),
	CONSTRAINT "customers_active_only_approved" CHECK (not is_active or status = 'APPROVED')
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"type" text NOT NULL,
	"purpose" text NOT NULL,
	"step" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"data_sealed" "bytea" NOT NULL,
	"sender_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"discarded_at" timestamp (3) with time zone,
	CONSTRAINT "drafts_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "drafts_type" CHECK (type in ('INDIVIDUAL', 'COMPANY')),
	CONSTRAINT "drafts_purpose" CHECK (purpose in ('BASIC', 'WALLET'))
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid,
	"draft_id" uuid,
	"subject" text NOT NULL,
	"slot" text NOT NULL,
	"doc_type" text NOT NULL,
	"side" text NOT NULL,
	"state" text DEFAULT 'CURRENT' NOT NULL,
	"review" text DEFAULT 'PENDING' NOT NULL,
	"reject_label" text,
	"issued_on" date,
	"expires_on" date,
	"file_name_sealed" "bytea" NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"blob_key" text NOT NULL,
	"pages" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "documents_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "documents_belongs" CHECK (num_nonnulls("documents"."customer_id", "documents"."draft_id") >= 1),
	CONSTRAINT "documents_state" CHECK ("documents"."state" in ('CURRENT', 'REPLACED', 'REMOVED')),
	CONSTRAINT "documents_review" CHECK ("documents"."review" in ('PENDING', 'ACCEPTED', 'REJECTED')),
	CONSTRAINT "documents_side" CHECK ("documents"."side" in ('FRONT', 'BACK', 'SINGLE'))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"customer_id" uuid,
	"detail_sealed" "bytea",
	"request_id" text,
	CONSTRAINT "audit_actor" CHECK ("audit_events"."actor_kind" in ('USER', 'STAFF', 'SYSTEM'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_digest" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "invitations_token" UNIQUE("org_id","token_digest"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('owner', 'admin', 'maker', 'developer', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body_sealed" "bytea",
	"state" text DEFAULT 'QUEUED' NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('QUEUED', 'SENT', 'CAPTURED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "memberships_org_id_user_id_pk" PRIMARY KEY("org_id","user_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'admin', 'maker', 'developer', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"contact_email" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"can_create_customers" boolean DEFAULT false NOT NULL,
	"has_sender_validation" boolean DEFAULT false NOT NULL,
	"has_reliance" boolean DEFAULT false NOT NULL,
	"requires_totp" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	CONSTRAINT "organisations_name_key_unique" UNIQUE("name_key")
);
--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"payload_sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_events_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"user_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "known_devices_user_id_token_digest_pk" PRIMARY KEY("user_id","token_digest")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_digest" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_digest" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_user_id_code_digest_pk" PRIMARY KEY("user_id","code_digest")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_digest" text NOT NULL,
	"user_id" uuid NOT NULL,
	"current_org_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"stepped_up_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "sessions_token_digest_unique" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"password_changed_at" timestamp (3) with time zone NOT NULL,
	"platform_role" text,
	"totp_sealed" "bytea",
	"totp_enabled_at" timestamp (3) with time zone,
	"totp_last_counter" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_platform_role" CHECK ("users"."platform_role" in ('reviewer', 'lead', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_checks" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"check_version" integer NOT NULL,
	"input_summary" text NOT NULL,
	"result" text NOT NULL,
	"explanation" text NOT NULL,
	CONSTRAINT "review_checks_org_id_run_id_name_pk" PRIMARY KEY("org_id","run_id","name"),
	CONSTRAINT "review_checks_result" CHECK ("review_checks"."result" in ('PASS', 'FAIL', 'REFER'))
);
--> statement-breakpoint
CREATE TABLE "review_runs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"outcome" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_runs_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "review_runs_outcome" CHECK ("review_runs"."outcome" in ('APPROVED', 'SUSPENDED', 'REFERRED'))
);
--> statement-breakpoint
CREATE TABLE "watch_list_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"birth_date" text,
	"country" text,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_senders" (
	"org_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"linked_by" uuid,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_senders_org_id_customer_id_sender_id_pk" PRIMARY KEY("org_id","customer_id","sender_id")
);
--> statement-breakpoint
CREATE TABLE "senders" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"nickname" text NOT NULL,
	"nickname_key" text COLLATE "C" NOT NULL,
	"holder_name" text NOT NULL,
	"bsb" text NOT NULL,
	"account_number" text NOT NULL,
	"status" text DEFAULT 'ACTIVE' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"archived_reason" text,
	CONSTRAINT "senders_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "senders_status" CHECK ("senders"."status" in ('ACTIVE', 'ARCHIVED')),
	CONSTRAINT "senders_bsb" CHECK ("senders"."bsb" ~ '^[0-9]{6}$'),
	CONSTRAINT "senders_account_number" CHECK ("senders"."account_number" ~ '^[0-9]{5,9}$')
);
--> statement-breakpoint
ALTER TABLE "customer_versions" ADD CONSTRAINT "customer_versions_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_org_id_draft_id_drafts_org_id_id_fk" FOREIGN KEY ("org_id","draft_id") REFERENCES "public"."drafts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_checks" ADD CONSTRAINT "review_checks_org_id_run_id_review_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."review_runs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_runs" ADD CONSTRAINT "review_runs_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_senders" ADD CONSTRAINT "customer_senders_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_senders" ADD CONSTRAINT "customer_senders_org_id_sender_id_senders_org_id_id_fk" FOREIGN KEY ("org_id","sender_id") REFERENCES "public"."senders"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "senders" ADD CONSTRAINT "senders_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transitions_customer" ON "customer_transitions" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_external_id" ON "customers" USING btree ("org_id","external_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "customers_id_index" ON "customers" USING btree ("org_id","id_index");--> statement-breakpoint
CREATE INDEX "customers_birth_index" ON "customers" USING btree ("org_id","birth_index");--> statement-breakpoint
CREATE INDEX "customers_tax_indexes" ON "customers" USING gin ("tax_indexes");--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_customer" ON "drafts" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "documents_customer" ON "documents" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "documents_draft" ON "documents" USING btree ("org_id","draft_id");--> statement-breakpoint
CREATE INDEX "documents_sha256" ON "documents" USING btree ("org_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_blob" ON "documents" USING btree ("org_id","blob_key");--> statement-breakpoint
CREATE INDEX "audit_customer" ON "audit_events" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "audit_org" ON "audit_events" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "invitations_digest" ON "invitations" USING btree ("token_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("org_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "mails_org" ON "mails" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_runs_customer" ON "review_runs" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "senders_account" ON "senders" USING btree ("org_id","bsb","account_number") WHERE status = 'ACTIVE';