ALTER TABLE "pain_proposals" DROP COLUMN "likeness";--> statement-breakpoint
ALTER TABLE "pain_proposals" DROP COLUMN "words";