CREATE TABLE "drills" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"scope" jsonb NOT NULL,
	"rate_per_minute" double precision,
	"lift" double precision,
	"minutes" integer NOT NULL,
	"shape" text NOT NULL,
	"starts_at" timestamp with time zone,
	"state" text NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"alarm_id" uuid,
	"legs" jsonb,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "drills_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
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
CREATE UNIQUE INDEX "drills_number" ON "drills" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "drills_due" ON "drills" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "promotions_time" ON "promotions" USING btree ("workspace_id","ends_at");--> statement-breakpoint
CREATE INDEX "beacon_bins_age" ON "beacon_bins" USING btree ("step","at");--> statement-breakpoint
CREATE UNIQUE INDEX "beacon_series_code" ON "beacon_series" USING btree ("workspace_id","code");