import { restoreFromBackup, writeBackup, writeExport } from './archives.ts';
import { importVoices } from './import-voices.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './keys.ts';
import { addPerson, changePersonRole, linkPerson, listPeople } from './people.ts';
import type { Work } from './worker.ts';

/** Every command that works on the data, by the name it is asked for. */
export const WORKS = {
  'user.list': listPeople,
  'user.add': addPerson,
  'user.link': linkPerson,
  'user.role': changePersonRole,
  'key.create': createApiKey,
  'key.list': listApiKeys,
  'key.revoke': revokeApiKey,
  import: importVoices,
  export: writeExport,
  backup: writeBackup,
  restore: restoreFromBackup,
} as const satisfies Record<string, Work<never>>;

export type WorkName = keyof typeof WORKS;
export type WorkArgs<N extends WorkName> = Parameters<(typeof WORKS)[N]>[1];
