export { type Client, createClient } from './client.ts';
export { Ingest, type IngestOptions, sendVoices, type VoiceAnswer, type VoiceInput } from './ingest.ts';
export type { Retry } from './ingest-retry.ts';
export { isProblem, type Problem, ProblemError } from './problem.ts';
export type { components, operations, paths } from './schema.gen.ts';
