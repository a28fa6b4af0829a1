CREATE TABLE "alarm_steps" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"action" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"note" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "alarm_steps_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"series_id" uuid NOT NULL,
	"series_code" text NOT NULL,
	"series_kind" text NOT NULL,
	"series_title" text NOT NULL,
	"subject" jsonb NOT NULL,
	"pain_id" uuid,
	"direction" text NOT NULL,
	"why" text NOT NULL,
	"severity" text NOT NULL,
	"gravest" text NOT NULL,
	"state" text NOT NULL,
	"score" double precision NOT NULL,
	"threshold" double precision NOT NULL,
	"rate" double precision NOT NULL,
	"expected" double precision NOT NULL,
	"lift" double precision NOT NULL,
	"peak_rate" double precision NOT NULL,
	"floor_ms" double precision,
	"started_at" timestamp with time zone NOT NULL,
	"cause" jsonb,
	"owner_id" text,
	"parent_id" uuid,
	"bond" text,
	"silence_id" uuid,
	"drill_id" uuid,
	"right" boolean,
	"reason" text,
	"agains" integer DEFAULT 0 NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"quiet_since" timestamp with time zone,
	"eased_since" timestamp with time zone,
	"considered_at" timestamp with time zone,
	"first_voice_at" timestamp with time zone,
	"decidable_at" timestamp with time zone,
	"discovered_at" timestamp with time zone NOT NULL,
	"located_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"deployed_at" timestamp with time zone,
	"enforced_at" timestamp with time zone,
	"contained_at" timestamp with time zone,
	"fell_at" timestamp with time zone,
	"cleared_at" timestamp with time zone,
	"reviewed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alarms_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "control_appeals" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"control_id" uuid NOT NULL,
	"who" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by_id" text,
	"answered_by_name" text,
	"narrowed_to" jsonb,
	CONSTRAINT "control_appeals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "control_policies" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"most_share" double precision NOT NULL,
	"most_active" integer NOT NULL,
	"most_per_hour" integer NOT NULL,
	"longest_ttl_minutes" integer NOT NULL,
	"second_eyes" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "control_revisions" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "control_steps" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"control_id" uuid NOT NULL,
	"action" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"note" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "control_steps_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "controls" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text,
	"reason" text NOT NULL,
	"scope" jsonb NOT NULL,
	"action" jsonb NOT NULL,
	"ttl_minutes" integer NOT NULL,
	"origin" text NOT NULL,
	"alarm_id" uuid,
	"playbook_id" uuid,
	"drill" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"proposer_id" text,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"waits_for" text,
	"over_bounds" jsonb NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"deployed_at" timestamp with time zone,
	"enforced_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"outlives_since" timestamp with time zone,
	"kept_reason" text,
	"revision" bigint,
	"hits" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "controls_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "control_hits" (
	"workspace_id" uuid NOT NULL,
	"control_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "control_hits_workspace_id_control_id_hour_pk" PRIMARY KEY("workspace_id","control_id","hour")
);
--> statement-breakpoint
CREATE TABLE "control_webhooks" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"taken_at" timestamp with time zone,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "control_webhooks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "enforcement_points" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"instance" text NOT NULL,
	"kind" text NOT NULL,
	"revision" bigint NOT NULL,
	"acked_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_lot" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "enforcement_points_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "ladder_runs" (
	"workspace_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"ladder_id" uuid,
	"steps" jsonb NOT NULL,
	"repeat" integer NOT NULL,
	"state" text NOT NULL,
	"severity" text DEFAULT 'minor' NOT NULL,
	"base" integer DEFAULT 0 NOT NULL,
	"taken" integer NOT NULL,
	"called" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "ladder_runs_workspace_id_alarm_id_pk" PRIMARY KEY("workspace_id","alarm_id")
);
--> statement-breakpoint
CREATE TABLE "ladders" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"matches" jsonb NOT NULL,
	"steps" jsonb NOT NULL,
	"repeat" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ladders_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "rotas" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"layers" jsonb NOT NULL,
	"overrides" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rotas_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "page_deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"about" text NOT NULL,
	"step" integer NOT NULL,
	"member_id" text NOT NULL,
	"channel" text NOT NULL,
	"mentions" jsonb NOT NULL,
	"instead_of" text,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"reason" text,
	"made_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"message_id" uuid,
	CONSTRAINT "page_deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "page_preferences" (
	"workspace_id" uuid NOT NULL,
	"member_id" text NOT NULL,
	"channels" jsonb NOT NULL,
	"quiet" jsonb,
	"handles" jsonb NOT NULL,
	CONSTRAINT "page_preferences_workspace_id_member_id_pk" PRIMARY KEY("workspace_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "paging_channels" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"enabled" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"host" text NOT NULL,
	"sealed" text NOT NULL,
	"has_secret" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "paging_channels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" text NOT NULL,
	"endpoint_hash" text NOT NULL,
	"sealed" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "push_subscriptions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "used_page_links" (
	"workspace_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "used_page_links_workspace_id_token_hash_pk" PRIMARY KEY("workspace_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "playbook_runs" (
	"workspace_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"playbook_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "playbook_runs_workspace_id_alarm_id_playbook_id_pk" PRIMARY KEY("workspace_id","alarm_id","playbook_id")
);
--> statement-breakpoint
CREATE TABLE "playbooks" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"enabled" boolean NOT NULL,
	"matches" jsonb NOT NULL,
	"action" jsonb NOT NULL,
	"ttl_minutes" integer NOT NULL,
	"automatic" boolean NOT NULL,
	"cooldown_minutes" integer NOT NULL,
	"most_per_day" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "playbooks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"scope" jsonb NOT NULL,
	"planned_lift" double precision,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "promotions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "alarm_reviews" (
	"workspace_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"words" jsonb,
	"drafted_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"editor_id" text,
	"finished_at" timestamp with time zone,
	"finisher_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alarm_reviews_workspace_id_alarm_id_pk" PRIMARY KEY("workspace_id","alarm_id")
);
--> statement-breakpoint
CREATE TABLE "beacon_bins" (
	"workspace_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actual" double precision NOT NULL,
	"denominator" double precision,
	"tens" smallint[],
	CONSTRAINT "beacon_bins_workspace_id_series_id_step_at_pk" PRIMARY KEY("workspace_id","series_id","step","at")
);
--> statement-breakpoint
CREATE TABLE "beacon_series" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"subject" jsonb NOT NULL,
	"title" text,
	"unit" text,
	"direction" text NOT NULL,
	"missing_after_minutes" integer,
	"watched" boolean DEFAULT true NOT NULL,
	"sensitivity" real DEFAULT 1 NOT NULL,
	"born_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"raised_seq" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "beacon_series_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "silences" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"scope" jsonb NOT NULL,
	"series_code" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"member_id" text NOT NULL,
	"member_name" text NOT NULL,
	"begun_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "silences_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "watch_snapshots" (
	"workspace_id" uuid NOT NULL,
	"shard" integer NOT NULL,
	"seq" bigint NOT NULL,
	"pain_seq" bigint NOT NULL,
	"states" "bytea" NOT NULL,
	CONSTRAINT "watch_snapshots_workspace_id_shard_pk" PRIMARY KEY("workspace_id","shard")
);
--> statement-breakpoint
CREATE TABLE "watch_states" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"binned_seq" bigint DEFAULT 0 NOT NULL,
	"binned_pain_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_pain_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot" "bytea",
	"engine" text,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "learned_encoders" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"trained_at" timestamp with time zone NOT NULL,
	"texts" integer NOT NULL,
	"words" integer NOT NULL,
	"dim" integer NOT NULL,
	"model" "bytea",
	CONSTRAINT "learned_encoders_workspace_id_version_pk" PRIMARY KEY("workspace_id","version")
);
--> statement-breakpoint
CREATE TABLE "mood_models" (
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"trained_at" timestamp with time zone NOT NULL,
	"ratings" integer NOT NULL,
	"corrections" integer NOT NULL,
	"held_out" integer NOT NULL,
	"accuracy" real NOT NULL,
	"cold_accuracy" real NOT NULL,
	"state" text NOT NULL,
	"model" "bytea",
	CONSTRAINT "mood_models_workspace_id_version_pk" PRIMARY KEY("workspace_id","version")
);
--> statement-breakpoint
CREATE TABLE "point_corrections" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"n" smallint NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "point_corrections_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "pair_judgements" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"voice_a" uuid NOT NULL,
	"n_a" smallint NOT NULL,
	"voice_b" uuid NOT NULL,
	"n_b" smallint NOT NULL,
	"verdict" text NOT NULL,
	"together" boolean NOT NULL,
	"likeness" real NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "pair_judgements_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "pain_themes" (
	"workspace_id" uuid NOT NULL,
	"theme" integer NOT NULL,
	"nature" text NOT NULL,
	"title" text NOT NULL,
	"titled_by" text NOT NULL,
	"words" text[] DEFAULT '{}' NOT NULL,
	"born_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pain_themes_workspace_id_theme_pk" PRIMARY KEY("workspace_id","theme")
);
--> statement-breakpoint
CREATE TABLE "theme_events" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme" integer NOT NULL,
	"other" integer,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "theme_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "listening_states" ADD COLUMN "encoder" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "pain_proposals" ADD COLUMN "reason" jsonb;--> statement-breakpoint
ALTER TABLE "pain_proposals" ADD COLUMN "score" real;--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "heard_kind" text;--> statement-breakpoint
CREATE INDEX "alarm_steps_alarm" ON "alarm_steps" USING btree ("workspace_id","alarm_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_number" ON "alarms" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_burning" ON "alarms" USING btree ("workspace_id","series_id","direction",coalesce(drill_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE state in ('raised', 'acknowledged', 'contained');--> statement-breakpoint
CREATE INDEX "alarms_discovered" ON "alarms" USING btree ("workspace_id","discovered_at");--> statement-breakpoint
CREATE INDEX "alarms_parent" ON "alarms" USING btree ("workspace_id","parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "alarms_pain" ON "alarms" USING btree ("workspace_id","pain_id") WHERE pain_id is not null;--> statement-breakpoint
CREATE INDEX "control_appeals_control" ON "control_appeals" USING btree ("workspace_id","control_id");--> statement-breakpoint
CREATE INDEX "control_appeals_state" ON "control_appeals" USING btree ("workspace_id","state");--> statement-breakpoint
CREATE INDEX "control_steps_control" ON "control_steps" USING btree ("workspace_id","control_id");--> statement-breakpoint
CREATE UNIQUE INDEX "controls_number" ON "controls" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "controls_revision" ON "controls" USING btree ("workspace_id","revision");--> statement-breakpoint
CREATE INDEX "controls_alarm" ON "controls" USING btree ("workspace_id","alarm_id");--> statement-breakpoint
CREATE INDEX "controls_active" ON "controls" USING btree ("workspace_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "controls_expiry" ON "controls" USING btree ("expires_at") WHERE state in ('active', 'proposed');--> statement-breakpoint
CREATE UNIQUE INDEX "enforcement_points_name" ON "enforcement_points" USING btree ("workspace_id","name","instance");--> statement-breakpoint
CREATE INDEX "enforcement_points_seen" ON "enforcement_points" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "ladder_runs_next" ON "ladder_runs" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "page_deliveries_once" ON "page_deliveries" USING btree ("workspace_id","alarm_id","about","step","member_id","channel");--> statement-breakpoint
CREATE INDEX "page_deliveries_due" ON "page_deliveries" USING btree ("next_try_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "page_deliveries_channel" ON "page_deliveries" USING btree ("workspace_id","channel","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscriptions_endpoint" ON "push_subscriptions" USING btree ("workspace_id","member_id","endpoint_hash");--> statement-breakpoint
CREATE INDEX "playbook_runs_playbook" ON "playbook_runs" USING btree ("workspace_id","playbook_id","at");--> statement-breakpoint
CREATE INDEX "promotions_time" ON "promotions" USING btree ("workspace_id","ends_at");--> statement-breakpoint
CREATE INDEX "beacon_bins_age" ON "beacon_bins" USING btree ("step","at");--> statement-breakpoint
CREATE UNIQUE INDEX "beacon_series_code" ON "beacon_series" USING btree ("workspace_id","code");--> statement-breakpoint
CREATE INDEX "silences_ends" ON "silences" USING btree ("ends_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "point_corrections_point" ON "point_corrections" USING btree ("workspace_id","voice_id","n");--> statement-breakpoint
CREATE INDEX "pair_judgements_pair" ON "pair_judgements" USING btree ("workspace_id","voice_a","n_a","voice_b","n_b");--> statement-breakpoint
CREATE INDEX "theme_events_theme" ON "theme_events" USING btree ("workspace_id","theme");