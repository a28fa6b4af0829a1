import type { FastifyInstance } from 'fastify';
import { signingSecret } from '../../platform/accounts/signing-secret.ts';
import type { Services } from '../../services.ts';
import { registerDigest } from './routes.ts';
import { type Post, sendDueDigests } from './send.ts';
import { sendUrgent } from './urgent.ts';

/** Opens the digest's routes and has mails sent in time: one digest a day, and what cannot wait for it. */
export async function openDigest(app: FastifyInstance, services: Services): Promise<void> {
  const { config, jobs } = services;
  const post: Post = {
    origin: () => (config.publicUrl ?? app.listeningOrigin).replace(/\/$/, ''),
    secret: signingSecret(config),
  };
  registerDigest(app, services, post);
  jobs.handle('digest.send', () => sendDueDigests(services, post));
  jobs.handle('mail.urgent', () => sendUrgent(services, post));
  await jobs.every('digest.send', '*/5 * * * *', 'UTC');
  await jobs.every('mail.urgent', '* * * * *', 'UTC');
}
