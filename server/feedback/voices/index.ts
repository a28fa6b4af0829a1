import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import './events.ts';
import { registerIngest } from './ingest-routes.ts';
import { createIntake, type Intake } from './intake.ts';

export type { Intake, VoiceAnswer } from './intake.ts';
export { LIMITS, type Voice } from './record.ts';
export { REJECTIONS, type Rejection, type RejectionCode } from './rejection.ts';

/** Opens the voices' routes; `intake` is the way in for imports and other parts, `stop` commits what was taken. */
export async function openVoices(
  app: FastifyInstance,
  services: Services,
): Promise<{ intake: Intake; stop(): Promise<void> }> {
  const intake = createIntake(services);
  await registerIngest(app, services, intake);
  return { intake, stop: () => intake.drain() };
}
