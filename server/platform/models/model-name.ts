import { join } from 'node:path';

const SEGMENT = /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.)){0,95}$/;
const MOST_SEGMENTS = 2;

/** A name as hubs give it, `model` or `owner/model`; null for anything that could lead elsewhere on the disk. */
export function parseModelName(name: string): string | null {
  const segments = name.split('/');
  const sound = segments.every((segment) => SEGMENT.test(segment) && !segment.endsWith('.'));
  return sound && segments.length <= MOST_SEGMENTS ? name : null;
}

/** Where all models are. */
export const modelsFolder = (data: string): string => join(data, 'models');

/** Where one is. @param name out of `parseModelName` */
export const modelFolder = (data: string, name: string): string =>
  join(modelsFolder(data), ...name.split('/'));
