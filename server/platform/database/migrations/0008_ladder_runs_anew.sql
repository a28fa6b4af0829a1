ALTER TABLE "ladder_runs" ADD COLUMN "severity" text DEFAULT 'minor' NOT NULL;--> statement-breakpoint
ALTER TABLE "ladder_runs" ADD COLUMN "base" integer DEFAULT 0 NOT NULL;