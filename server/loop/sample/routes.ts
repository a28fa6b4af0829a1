import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { done } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import type { Progress } from './progress.ts';
import { heardSoFar } from './voices.ts';

const SampleView = Type.Object({
  state: Type.String({ enum: ['none', 'loading', 'ready', 'failed'] }),
  chapter: Type.Union([Type.String(), Type.Null()], {
    description: 'people, strategy, voices, groups, bells, adjustments, told',
  }),
  voices: Type.Object({
    of: Type.Integer({ description: 'Voices of the sample; 0 until they are made' }),
    stored: Type.Integer(),
    heard: Type.Integer({ description: 'Grouped into pains' }),
  }),
});

/** How far the sample company has come. */
export function registerSample(app: FastifyInstance, services: Services, progress: Progress): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/sample',
    access: ACCESS.read,
    summary: 'How far the sample company has come',
    tag: 'loop',
    reply: SampleView,
    handle: async ({ call }) => {
      const { state, chapter, of, stored } = progress;
      const { heard } = await heardSoFar({ services, workspaceId: call.workspaceId });
      return done({ state, chapter, voices: { of, stored, heard } });
    },
  });
}
