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
ALTER TABLE "pain_proposals" ADD COLUMN "likeness" real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pain_proposals" ADD COLUMN "words" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "heard_kind" text;--> statement-breakpoint
CREATE INDEX "point_corrections_point" ON "point_corrections" USING btree ("workspace_id","voice_id","n");--> statement-breakpoint
CREATE INDEX "pair_judgements_pair" ON "pair_judgements" USING btree ("workspace_id","voice_a","n_a","voice_b","n_b");--> statement-breakpoint
CREATE INDEX "theme_events_theme" ON "theme_events" USING btree ("workspace_id","theme");