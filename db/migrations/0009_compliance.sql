CREATE TABLE "case_findings" (
	"org_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"target" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"status" text,
	"label" text,
	"texts_sealed" "bytea",
	"seen_digest" text NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_findings_org_id_case_id_target_pk" PRIMARY KEY("org_id","case_id","target"),
	CONSTRAINT "case_findings_verdict" CHECK ("case_findings"."verdict" in ('ACCEPTED', 'FLAGGED')),
	CONSTRAINT "case_findings_status" CHECK ("case_findings"."status" in ('MISSING', 'INVALID', 'EXPIRED')),
	CONSTRAINT "case_findings_flag" CHECK (("case_findings"."verdict" = 'FLAGGED') = ("case_findings"."status" is not null))
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"mentions" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_notes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "decision_proposals" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"version" integer NOT NULL,
	"document_hashes" jsonb NOT NULL,
	"reason_code" text NOT NULL,
	"reason" text NOT NULL,
	"internal_reason" text NOT NULL,
	"policy" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"settled_by" uuid,
	"settled_by_name" text,
	"settled_at" timestamp (3) with time zone,
	"settled_reason" text,
	CONSTRAINT "decision_proposals_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "decision_proposals_decision" CHECK ("decision_proposals"."decision" in ('APPROVED', 'SUSPENDED', 'UNSUSPENDED')),
	CONSTRAINT "decision_proposals_state" CHECK ("decision_proposals"."state" in ('OPEN', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'STALE')),
	CONSTRAINT "decision_proposals_second" CHECK ("decision_proposals"."state" <> 'CONFIRMED' or "decision_proposals"."settled_by" <> "decision_proposals"."proposed_by"),
	CONSTRAINT "decision_proposals_settled" CHECK (("decision_proposals"."state" = 'OPEN') = ("decision_proposals"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "review_cases" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"risk_score" integer NOT NULL,
	"is_referred" boolean DEFAULT false NOT NULL,
	"assignee_id" uuid,
	"assigned_at" timestamp (3) with time zone,
	"snoozed_until" timestamp (3) with time zone,
	"snooze_reason" text,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"waiting_since" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_cases_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "review_cases_reason" CHECK ("review_cases"."reason" in ('REVIEW', 'SCREENING', 'MONITORING', 'APPEAL')),
	CONSTRAINT "review_cases_risk_range" CHECK ("review_cases"."risk_score" between 0 and 100),
	CONSTRAINT "review_cases_assigned" CHECK (("review_cases"."assignee_id" is null) = ("review_cases"."assigned_at" is null))
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"version" integer PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"note" text NOT NULL,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"activated_by_name" text
);
--> statement-breakpoint
CREATE TABLE "document_readings" (
	"org_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"customer_id" uuid,
	"state" text NOT NULL,
	"format" text,
	"page" integer,
	"reading_sealed" "bytea",
	"reader_version" integer NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_readings_org_id_document_id_pk" PRIMARY KEY("org_id","document_id"),
	CONSTRAINT "document_readings_state" CHECK ("document_readings"."state" in ('READ', 'NONE', 'UNSURE')),
	CONSTRAINT "document_readings_format" CHECK ("document_readings"."format" in ('TD1', 'TD2', 'TD3'))
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"audit_id" uuid NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_seals_audit_id_unique" UNIQUE("audit_id")
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"in_portal" boolean NOT NULL,
	"by_email" boolean NOT NULL,
	CONSTRAINT "notification_preferences_user_id_kind_pk" PRIMARY KEY("user_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"customer_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notifications_audience" CHECK ("notifications"."audience" in ('MERCHANT', 'STAFF'))
);
--> statement-breakpoint
CREATE TABLE "document_reminders" (
	"org_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"days_before" integer NOT NULL,
	"due_on" date NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_reminders_org_id_document_id_kind_due_on_days_before_pk" PRIMARY KEY("org_id","document_id","kind","due_on","days_before"),
	CONSTRAINT "document_reminders_kind" CHECK ("document_reminders"."kind" in ('EXPIRY', 'ADDRESS_PROOF'))
);
--> statement-breakpoint
CREATE TABLE "information_questions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"section" text NOT NULL,
	"document_type" text,
	"field_name" text NOT NULL,
	"data_type" text NOT NULL,
	"status" text NOT NULL,
	"side" text,
	"slot" text,
	"label" text,
	"texts_sealed" "bytea" NOT NULL,
	"objects_to" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by_name" text,
	"answer_document_id" uuid,
	CONSTRAINT "information_questions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "information_questions_type" CHECK ("information_questions"."data_type" in ('URI', 'DATE', 'TEXT')),
	CONSTRAINT "information_questions_status" CHECK ("information_questions"."status" in ('MISSING', 'INVALID', 'EXPIRED'))
);
--> statement-breakpoint
CREATE TABLE "information_requests" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"texts_sealed" "bytea" NOT NULL,
	"due_on" date NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"cancelled_reason" text,
	CONSTRAINT "information_requests_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "restrictions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"required_actions" text[] DEFAULT '{}'::text[] NOT NULL,
	"message" text NOT NULL,
	"internal_sealed" "bytea",
	"placed_by_kind" text NOT NULL,
	"placed_by" uuid,
	"placed_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_on" date,
	"applied_at" timestamp (3) with time zone,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" uuid,
	"lifted_by_name" text,
	"lifted_reason" text,
	CONSTRAINT "restrictions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "restrictions_name" CHECK ("restrictions"."name" in ('ALL_TRANSACTIONS', 'OUTGOING_TRANSACTIONS', 'INCOMING_TRANSACTIONS', 'SEND_MONEY',
        'INCOMING_TRANSACTIONS_AND_SEND_MONEY', 'CARD_DEPOSITS', 'CARD_AND_ACH_DEPOSITS', 'DEPOSITS',
        'OUTGOING_TRANSACTIONS_AND_CARD_DEPOSITS', 'OUTGOING_TRANSACTIONS_AND_ACH_DEPOSITS', 'DEPOSITS_AND_WITHDRAWALS',
        'CRYPTO_TRANSACTIONS', 'OTHER')),
	CONSTRAINT "restrictions_placed_by" CHECK ("restrictions"."placed_by_kind" in ('MERCHANT', 'COMPLIANCE', 'SYSTEM')),
	CONSTRAINT "restrictions_merchant_names" CHECK ("restrictions"."placed_by_kind" <> 'MERCHANT' or "restrictions"."name" in ('ALL_TRANSACTIONS', 'OUTGOING_TRANSACTIONS', 'INCOMING_TRANSACTIONS', 'SEND_MONEY'))
);
--> statement-breakpoint
CREATE TABLE "upload_links" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"places" jsonb NOT NULL,
	"token_digest" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by_name" text,
	CONSTRAINT "upload_links_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "upload_links_token" UNIQUE("org_id","token_digest")
);
--> statement-breakpoint
CREATE TABLE "screening_entries" (
	"version_id" uuid NOT NULL,
	"entry_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"aliases" jsonb NOT NULL,
	"birth_dates" text[] DEFAULT '{}'::text[] NOT NULL,
	"countries" text[] DEFAULT '{}'::text[] NOT NULL,
	"programmes" text[] DEFAULT '{}'::text[] NOT NULL,
	"keys" text[] NOT NULL,
	CONSTRAINT "screening_entries_version_id_entry_id_pk" PRIMARY KEY("version_id","entry_id"),
	CONSTRAINT "screening_entries_kind" CHECK ("screening_entries"."kind" in ('PERSON', 'COMPANY', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "screening_hits" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"screening_id" uuid NOT NULL,
	"party" text NOT NULL,
	"party_digest" text NOT NULL,
	"list_code" text NOT NULL,
	"version_id" uuid NOT NULL,
	"entry_id" text NOT NULL,
	"entry" jsonb NOT NULL,
	"score" integer NOT NULL,
	"explanation" jsonb NOT NULL,
	"state" text NOT NULL,
	"settled_by" uuid,
	"settled_by_name" text,
	"settled_at" timestamp (3) with time zone,
	"settled_reason" text,
	"ended_at" timestamp (3) with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screening_hits_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "screening_hits_state" CHECK ("screening_hits"."state" in ('MATCH', 'IN_PROGRESS', 'RESOLVED', 'DISMISSED')),
	CONSTRAINT "screening_hits_score" CHECK ("screening_hits"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "screening_list_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_code" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"files" jsonb NOT NULL,
	"state" text NOT NULL,
	"imported_rows" integer DEFAULT 0 NOT NULL,
	"entry_count" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	CONSTRAINT "screening_list_versions_number" UNIQUE("list_code","version"),
	CONSTRAINT "screening_list_versions_state" CHECK ("screening_list_versions"."state" in ('IMPORTING', 'READY', 'ACTIVE', 'SUPERSEDED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "screening_lists" (
	"code" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"topic" text NOT NULL,
	"format" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screening_lists_topic" CHECK ("screening_lists"."topic" in ('SANCTIONS', 'PEP')),
	CONSTRAINT "screening_lists_format" CHECK ("screening_lists"."format" in ('OPENSANCTIONS', 'OFAC'))
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"list_versions" uuid[] NOT NULL,
	"threshold" integer NOT NULL,
	"hit_count" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screenings_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_transitions" DROP CONSTRAINT "transitions_actor";--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_actor";--> statement-breakpoint
ALTER TABLE "customer_transitions" ADD COLUMN "undo_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_transitions" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "customer_transitions" ADD COLUMN "confirmed_by_name" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "sanctions_state" text DEFAULT 'NOT_SCREENED' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "pep_state" text DEFAULT 'NOT_SCREENED' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "mac" "bytea";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "sla_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "second_eye" text DEFAULT 'RISK' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "second_eye_risk" integer DEFAULT 70 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "screening_threshold" integer DEFAULT 85 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "unavailable_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "review_runs" ADD COLUMN "risk_score" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "review_runs" ADD COLUMN "rule_set_version" integer;--> statement-breakpoint
ALTER TABLE "case_findings" ADD CONSTRAINT "case_findings_org_id_case_id_review_cases_org_id_id_fk" FOREIGN KEY ("org_id","case_id") REFERENCES "public"."review_cases"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_org_id_case_id_review_cases_org_id_id_fk" FOREIGN KEY ("org_id","case_id") REFERENCES "public"."review_cases"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_proposals" ADD CONSTRAINT "decision_proposals_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_proposals" ADD CONSTRAINT "decision_proposals_org_id_case_id_review_cases_org_id_id_fk" FOREIGN KEY ("org_id","case_id") REFERENCES "public"."review_cases"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_cases" ADD CONSTRAINT "review_cases_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_cases" ADD CONSTRAINT "review_cases_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_readings" ADD CONSTRAINT "document_readings_org_id_document_id_documents_org_id_id_fk" FOREIGN KEY ("org_id","document_id") REFERENCES "public"."documents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_questions" ADD CONSTRAINT "information_questions_org_id_request_id_information_requests_org_id_id_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."information_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_links" ADD CONSTRAINT "upload_links_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_entries" ADD CONSTRAINT "screening_entries_version_id_screening_list_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."screening_list_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_hits" ADD CONSTRAINT "screening_hits_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_hits" ADD CONSTRAINT "screening_hits_org_id_screening_id_screenings_org_id_id_fk" FOREIGN KEY ("org_id","screening_id") REFERENCES "public"."screenings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_list_versions" ADD CONSTRAINT "screening_list_versions_list_code_screening_lists_code_fk" FOREIGN KEY ("list_code") REFERENCES "public"."screening_lists"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_org_id_customer_id_customers_org_id_id_fk" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_customer" ON "case_notes" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_proposals_open" ON "decision_proposals" USING btree ("org_id","customer_id") WHERE state = 'OPEN';--> statement-breakpoint
CREATE INDEX "decision_proposals_customer" ON "decision_proposals" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_cases_open" ON "review_cases" USING btree ("org_id","customer_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "review_cases_customer" ON "review_cases" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "review_cases_due" ON "review_cases" USING btree ("due_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "review_cases_risk" ON "review_cases" USING btree ("risk_score","due_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "review_cases_assignee" ON "review_cases" USING btree ("assignee_id","due_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "rule_sets_active" ON "rule_sets" USING btree ("activated_at");--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "information_questions_request" ON "information_questions" USING btree ("org_id","request_id","position");--> statement-breakpoint
CREATE INDEX "information_questions_customer" ON "information_questions" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "information_requests_round" ON "information_requests" USING btree ("org_id","customer_id","round");--> statement-breakpoint
CREATE INDEX "restrictions_customer" ON "restrictions" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "restrictions_open" ON "restrictions" USING btree ("org_id","customer_id","name","placed_by_kind") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "restrictions_due" ON "restrictions" USING btree ("due_on") WHERE applied_at is null and lifted_at is null;--> statement-breakpoint
CREATE INDEX "upload_links_digest" ON "upload_links" USING btree ("token_digest");--> statement-breakpoint
CREATE INDEX "upload_links_customer" ON "upload_links" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "screening_entries_keys" ON "screening_entries" USING gin ("keys");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_hits_current" ON "screening_hits" USING btree ("org_id","customer_id","party","list_code","entry_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "screening_list_versions_active" ON "screening_list_versions" USING btree ("list_code") WHERE state = 'ACTIVE';--> statement-breakpoint
CREATE INDEX "screenings_customer" ON "screenings" USING btree ("org_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit_events" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_events" USING btree ("actor_id","id");--> statement-breakpoint
ALTER TABLE "customer_transitions" ADD CONSTRAINT "transitions_second" CHECK ("customer_transitions"."confirmed_by" is null or "customer_transitions"."confirmed_by" <> "customer_transitions"."actor_id");--> statement-breakpoint
ALTER TABLE "customer_transitions" ADD CONSTRAINT "transitions_actor" CHECK ("customer_transitions"."actor_kind" in ('USER', 'STAFF', 'SYSTEM', 'CUSTOMER'));--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_sanctions_state" CHECK (sanctions_state in ('NOT_SCREENED', 'MATCH', 'NO_MATCH', 'RESOLVED', 'DISMISSED', 'IN_PROGRESS'));--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_pep_state" CHECK (pep_state in ('NOT_SCREENED', 'MATCH', 'NO_MATCH', 'RESOLVED', 'DISMISSED', 'IN_PROGRESS'));--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_actor_kind" CHECK ("audit_events"."actor_kind" in ('USER', 'STAFF', 'SYSTEM', 'CUSTOMER'));--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_sla" CHECK ("organisations"."sla_hours" between 1 and 720);--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_second_eye" CHECK ("organisations"."second_eye" in ('ALWAYS', 'RISK', 'NEVER'));--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_second_eye_risk" CHECK ("organisations"."second_eye_risk" between 0 and 100);--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_screening_threshold" CHECK ("organisations"."screening_threshold" between 50 and 100);