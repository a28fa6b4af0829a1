import { v7 } from 'uuid';

/** A new id: UUIDv7, so that ids sort by time. */
export const newId = (): string => v7();

/** UUID of any version, in lower case. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
