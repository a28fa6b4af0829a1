CREATE TABLE "ladder_runs" (
	"workspace_id" uuid NOT NULL,
	"alarm_id" uuid NOT NULL,
	"ladder_id" uuid,
	"steps" jsonb NOT NULL,
	"repeat" integer NOT NULL,
	"state" text NOT NULL,
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
CREATE INDEX "ladder_runs_next" ON "ladder_runs" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "page_deliveries_once" ON "page_deliveries" USING btree ("workspace_id","alarm_id","about","step","member_id","channel");--> statement-breakpoint
CREATE INDEX "page_deliveries_due" ON "page_deliveries" USING btree ("next_try_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "page_deliveries_channel" ON "page_deliveries" USING btree ("workspace_id","channel","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscriptions_endpoint" ON "push_subscriptions" USING btree ("workspace_id","member_id","endpoint_hash");