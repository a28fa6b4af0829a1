CREATE TABLE "voice_sequences" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint DEFAULT 0 NOT NULL,
	"count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voice_words" (
	"workspace_id" uuid NOT NULL,
	"voice_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "voice_words_workspace_id_voice_id_pk" PRIMARY KEY("workspace_id","voice_id")
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
	"conversation" text,
	"masked" text[] NOT NULL,
	CONSTRAINT "voices_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE INDEX "voice_words_words" ON "voice_words" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "voices_identity" ON "voices" USING btree ("workspace_id","source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voices_seq" ON "voices" USING btree ("workspace_id","seq");--> statement-breakpoint
CREATE INDEX "voices_time" ON "voices" USING btree ("workspace_id","occurred_at");