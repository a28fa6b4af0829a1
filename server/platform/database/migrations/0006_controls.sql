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
CREATE INDEX "playbook_runs_playbook" ON "playbook_runs" USING btree ("workspace_id","playbook_id","at");