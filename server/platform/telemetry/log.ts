import { type Logger, pino } from 'pino';
import type { LogLevel } from '../config/config.ts';

/** Structured logs. What a customer said, and who they or our members are, never enters them. */
export function createLog(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['req.headers', 'res.headers', '*.text', '*.email', '*.password', '*.token', '*.authorKey'],
      remove: true,
    },
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string }; id: string }) => ({
        method: request.method,
        route: request.routeOptions?.url ?? 'unknown',
        id: request.id,
      }),
    },
  });
}
