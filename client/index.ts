export { createClient, type Client } from './client.ts';
export { isProblem, type Problem, ProblemError } from './problem.ts';
export type { components, operations, paths } from './schema.gen.ts';
