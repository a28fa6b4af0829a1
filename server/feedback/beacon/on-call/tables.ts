import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Layer, Override } from './rota.ts';

/** Who is on call when. */
export const rotas = pgTable(
  'rotas',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    layers: jsonb('layers').$type<Layer[]>().notNull(),
    overrides: jsonb('overrides').$type<Override[]>().notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
