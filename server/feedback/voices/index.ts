import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import './events.ts';
import { registerIngest } from './ingest-routes.ts';
import { createIntake, type Intake } from './intake.ts';
import { registerSearch } from './search-routes.ts';

export { createIntake, type Intake, type VoiceAnswer } from './intake.ts';
export { linesOf } from './lines.ts';
export { LIMITS, type Voice } from './record.ts';
export type { Rejection, RejectionCode } from './rejection.ts';
export { existsOnCalendar, type LocalTime, parseIsoTime, utcOf } from './time.ts';
export { readVoices, VoiceView } from './voice-view.ts';

/** Opens the voices' routes; `intake` is the way in for imports and other parts, `stop` commits what was taken. */
export async function openVoices(
  app: FastifyInstance,
  services: Services,
): Promise<{ intake: Intake; stop(): Promise<void> }> {
  const intake = createIntake(services);
  await registerIngest(app, services, intake);
  registerSearch(app, services);
  return { intake, stop: () => intake.drain() };
}
