import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Authenticate } from '../platform/access/principal.ts';
import type { Role, Scope } from '../platform/access/roles.ts';
import type { Clock } from '../platform/clock.ts';
import { parseConfig } from '../platform/config/config.ts';
import { openDatabase } from '../platform/database/database.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { newId } from '../platform/ids.ts';
import { type Gongjian, startGongjian } from '../main.ts';

/** An answer of the API, its JSON parsed. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Somebody who calls the API of the world under test. */
export interface Caller {
  readonly userId: string;
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown): Promise<Answer<T>>;
  put<T>(path: string, body?: unknown): Promise<Answer<T>>;
  patch<T>(path: string, body?: unknown): Promise<Answer<T>>;
  delete<T>(path: string, body?: unknown): Promise<Answer<T>>;
  raw(path: string, init: RequestInit): Promise<Response>;
}

/** A real server on a real database of its own, with a clock that the test moves. */
export interface World extends Gongjian {
  readonly workspaceId: string;
  readonly clock: Clock & { set(now: Date): void; forward(milliseconds: number): void };
  /** A member of the world's workspace in that role; the same one at every call. */
  as(role: Role): Promise<Caller>;
  /** A member of another workspace of the same server. */
  asStranger(role: Role): Promise<Caller>;
  /** An API key of the world's workspace. */
  withKey(scopes: readonly Scope[]): Promise<Caller>;
  close(): Promise<void>;
}
