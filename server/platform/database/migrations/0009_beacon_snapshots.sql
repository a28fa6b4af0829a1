CREATE TABLE "watch_snapshots" (
	"workspace_id" uuid NOT NULL,
	"shard" integer NOT NULL,
	"seq" bigint NOT NULL,
	"pain_seq" bigint NOT NULL,
	"states" "bytea" NOT NULL,
	CONSTRAINT "watch_snapshots_workspace_id_shard_pk" PRIMARY KEY("workspace_id","shard")
);
