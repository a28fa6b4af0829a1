import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { registerNotifications } from './notification-routes.ts';
import { registerQueue } from './routes.ts';

export { countQueue, type QueueItem } from './item.ts';
export { readQueue } from './queue.ts';

/** Opens the queue and the notifications. */
export function openQueue(app: FastifyInstance, services: Services): void {
  registerQueue(app, services);
  registerNotifications(app, services);
}
