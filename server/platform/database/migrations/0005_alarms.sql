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
CREATE TABLE "alarm_reviews" (
	"workspace_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"editor_id" text,
	"finished_at" timestamp with time zone,
	"finisher_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alarm_reviews_workspace_id_alarm_id_pk" PRIMARY KEY("workspace_id","alarm_id")
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
CREATE INDEX "alarm_steps_alarm" ON "alarm_steps" USING btree ("workspace_id","alarm_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_number" ON "alarms" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_burning" ON "alarms" USING btree ("workspace_id","series_id","direction",coalesce(drill_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE state in ('raised', 'acknowledged', 'contained');--> statement-breakpoint
CREATE INDEX "alarms_discovered" ON "alarms" USING btree ("workspace_id","discovered_at");--> statement-breakpoint
CREATE INDEX "alarms_parent" ON "alarms" USING btree ("workspace_id","parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "alarms_pain" ON "alarms" USING btree ("workspace_id","pain_id") WHERE pain_id is not null;--> statement-breakpoint
CREATE INDEX "silences_ends" ON "silences" USING btree ("ends_at") WHERE ended_at is null;