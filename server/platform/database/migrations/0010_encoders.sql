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
ALTER TABLE "listening_states" ADD COLUMN "encoder" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "pain_proposals" ADD COLUMN "score" real;