CREATE TABLE "bell_steps" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"bell_id" uuid NOT NULL,
	"action" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"note" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "bell_steps_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "bell_tellings" (
	"workspace_id" uuid NOT NULL,
	"bell_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "bell_tellings_workspace_id_bell_id_voice_id_pk" PRIMARY KEY("workspace_id","bell_id","voice_id")
);
--> statement-breakpoint
CREATE TABLE "bell_voices" (
	"workspace_id" uuid NOT NULL,
	"bell_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	CONSTRAINT "bell_voices_workspace_id_bell_id_voice_id_pk" PRIMARY KEY("workspace_id","bell_id","voice_id")
);
--> statement-breakpoint
CREATE TABLE "bells" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"pain_id" uuid,
	"title" text NOT NULL,
	"note" text NOT NULL,
	"ringer_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"rule_id" uuid,
	"terms" jsonb NOT NULL,
	"state" text NOT NULL,
	"rung_at" timestamp with time zone NOT NULL,
	"clock_from" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"next_call_at" timestamp with time zone,
	"escalation" integer DEFAULT 0 NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"changed_at" timestamp with time zone,
	"change" text,
	"verified_at" timestamp with time zone,
	"proof" jsonb,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "bells_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "routing_rules" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"matches" jsonb NOT NULL,
	"owner_id" text NOT NULL,
	"acknowledge_minutes" integer NOT NULL,
	"ladder" jsonb NOT NULL,
	"calendar_id" uuid,
	"enabled" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "routing_rules_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "working_calendars" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"week" jsonb NOT NULL,
	"exceptions" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "working_calendars_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_rejections" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"line" integer NOT NULL,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"at" text,
	"cells" jsonb NOT NULL,
	CONSTRAINT "import_rejections_workspace_id_import_id_row_pk" PRIMARY KEY("workspace_id","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"shape" jsonb NOT NULL,
	"preview" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"source" text NOT NULL,
	"time_zone" text NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"duplicate" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"run_ms" bigint DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	CONSTRAINT "imports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "listening_decisions" (
	"workspace_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"after_seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" jsonb NOT NULL,
	CONSTRAINT "listening_decisions_workspace_id_n_pk" PRIMARY KEY("workspace_id","n")
);
--> statement-breakpoint
CREATE TABLE "listening_states" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"heard_seq" bigint DEFAULT 0 NOT NULL,
	"decisions" integer DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint,
	"snapshot_decisions" integer,
	"snapshot" "bytea",
	"engine" text,
	"consolidated_seq" bigint,
	"consolidated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pain_days" (
	"workspace_id" uuid NOT NULL,
	"pain_id" uuid NOT NULL,
	"day" date NOT NULL,
	"voices" integer NOT NULL,
	"mood_sum" double precision NOT NULL,
	CONSTRAINT "pain_days_workspace_id_pain_id_day_pk" PRIMARY KEY("workspace_id","pain_id","day")
);
--> statement-breakpoint
CREATE TABLE "pain_events" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pain_id" uuid NOT NULL,
	"other_id" uuid,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_person" boolean NOT NULL,
	"actor_name" text NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "pain_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "pain_judgements" (
	"workspace_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"n" smallint NOT NULL,
	"pain_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL,
	CONSTRAINT "pain_judgements_workspace_id_voice_id_n_pain_id_pk" PRIMARY KEY("workspace_id","voice_id","n","pain_id")
);
--> statement-breakpoint
CREATE TABLE "pain_proposals" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"pain_id" uuid NOT NULL,
	"other_id" uuid,
	"threads" integer[] NOT NULL,
	"state" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	CONSTRAINT "pain_proposals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "pains" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" integer NOT NULL,
	"nature" text NOT NULL,
	"resolved_id" uuid NOT NULL,
	"merged_into_id" uuid,
	"title" text NOT NULL,
	"titled_by" text NOT NULL,
	"words" jsonb NOT NULL,
	"typical" uuid[] NOT NULL,
	"first_voice_at" timestamp with time zone NOT NULL,
	"last_voice_at" timestamp with time zone NOT NULL,
	"muted_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"theme" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pains_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "points" (
	"workspace_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"n" smallint NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"kind" text NOT NULL,
	"mood" real NOT NULL,
	"urgency" real NOT NULL,
	"pain_id" uuid,
	"thread" integer,
	"heard_key" integer,
	"heard_thread" integer,
	"likeness" real NOT NULL,
	"repeat" boolean NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"author_key" text,
	"channel" text,
	"language" text NOT NULL,
	CONSTRAINT "points_workspace_id_voice_id_n_pk" PRIMARY KEY("workspace_id","voice_id","n")
);
--> statement-breakpoint
CREATE TABLE "author_salts" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voice_sequences" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voice_words" (
	"workspace_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "voice_words_workspace_id_occurred_at_voice_id_pk" PRIMARY KEY("workspace_id","occurred_at","voice_id")
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"text" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"channel" text,
	"language" text NOT NULL,
	"author_key" text,
	"author_attributes" jsonb NOT NULL,
	"attributes" jsonb NOT NULL,
	"rating" double precision,
	"rating_max" double precision,
	"conversation" text,
	"masked" text[] NOT NULL,
	CONSTRAINT "voices_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_thing" text NOT NULL,
	"from_id" uuid NOT NULL,
	"to_thing" text NOT NULL,
	"to_id" uuid NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"score" double precision,
	"words" jsonb NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	CONSTRAINT "links_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "cycles" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"module_id" uuid,
	"name" text,
	"cadence" text NOT NULL,
	"days" integer,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cycles_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "modules" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"cadence" text NOT NULL,
	"days" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "modules_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "digest_days" (
	"workspace_id" uuid NOT NULL,
	"member_id" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_days_workspace_id_member_id_day_pk" PRIMARY KEY("workspace_id","member_id","day")
);
--> statement-breakpoint
CREATE TABLE "sample_loads" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"chapter" text NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "api_keys_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "former_members" (
	"workspace_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	CONSTRAINT "former_members_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"secret_hash" text,
	"inviter_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitations_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"active_workspace_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"thing" text NOT NULL,
	"thing_id" text NOT NULL,
	"reason" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "audit_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"thing" text NOT NULL,
	"thing_id" uuid NOT NULL,
	"title" text NOT NULL,
	"detail" jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"mail" text NOT NULL,
	CONSTRAINT "notifications_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "adjustments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"proposition_id" uuid NOT NULL,
	"base_version" integer NOT NULL,
	"base" jsonb NOT NULL,
	"proposed" jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposer_id" text NOT NULL,
	"proposer_name" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decider_id" text,
	"decider_name" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"new_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "adjustments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "proposition_versions" (
	"workspace_id" uuid NOT NULL,
	"proposition_id" uuid NOT NULL,
	"version_number" integer NOT NULL,
	"title" text NOT NULL,
	"who" text NOT NULL,
	"pain" text NOT NULL,
	"solution" text NOT NULL,
	"benefit" text NOT NULL,
	"growth" text NOT NULL,
	"experience" text NOT NULL,
	"assumption" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"adjustment_id" uuid,
	"author_name" text NOT NULL,
	CONSTRAINT "proposition_versions_workspace_id_proposition_id_version_number_pk" PRIMARY KEY("workspace_id","proposition_id","version_number")
);
--> statement-breakpoint
CREATE TABLE "propositions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"cycle_id" uuid NOT NULL,
	"owner_id" text NOT NULL,
	"version_number" integer NOT NULL,
	"live_since" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "propositions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bell_steps_bell" ON "bell_steps" USING btree ("workspace_id","bell_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bells_number" ON "bells" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "bells_pain" ON "bells" USING btree ("workspace_id","pain_id");--> statement-breakpoint
CREATE INDEX "bells_owner" ON "bells" USING btree ("workspace_id","owner_id");--> statement-breakpoint
CREATE INDEX "bells_next_call" ON "bells" USING btree ("next_call_at") WHERE next_call_at is not null;--> statement-breakpoint
CREATE INDEX "imports_state" ON "imports" USING btree ("state");--> statement-breakpoint
CREATE INDEX "pain_events_pain" ON "pain_events" USING btree ("workspace_id","pain_id");--> statement-breakpoint
CREATE INDEX "pain_judgements_time" ON "pain_judgements" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "pain_proposals_state" ON "pain_proposals" USING btree ("workspace_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "pains_key" ON "pains" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "pains_resolved" ON "pains" USING btree ("workspace_id","resolved_id");--> statement-breakpoint
CREATE INDEX "points_pain" ON "points" USING btree ("workspace_id","pain_id","occurred_at");--> statement-breakpoint
CREATE INDEX "voice_words_words" ON "voice_words" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "voices_identity" ON "voices" USING btree ("workspace_id","source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voices_seq" ON "voices" USING btree ("workspace_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "links_pair" ON "links" USING btree ("workspace_id","kind","from_thing","from_id","to_thing","to_id");--> statement-breakpoint
CREATE INDEX "links_to" ON "links" USING btree ("workspace_id","to_thing","to_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cycles_turn" ON "cycles" USING btree ("workspace_id",coalesce("module_id", "workspace_id"),"starts_on");--> statement-breakpoint
CREATE INDEX "credentials_user" ON "credentials" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_account" ON "credentials" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "invitations_workspace" ON "invitations" USING btree ("workspace_id","status");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "members_workspace_user" ON "members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "one_time_links_user" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factors_user" ON "two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factors_secret" ON "two_factors" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_thing" ON "audit_entries" USING btree ("workspace_id","thing","thing_id");--> statement-breakpoint
CREATE INDEX "notifications_member" ON "notifications" USING btree ("workspace_id","member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "adjustments_number" ON "adjustments" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "adjustments_proposition" ON "adjustments" USING btree ("workspace_id","proposition_id");--> statement-breakpoint
CREATE INDEX "proposition_versions_adjustment" ON "proposition_versions" USING btree ("workspace_id","adjustment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "propositions_number" ON "propositions" USING btree ("workspace_id","number");