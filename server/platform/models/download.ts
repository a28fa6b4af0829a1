import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { deny, got, type ModelOutcome } from './outcome.ts';

export interface Download {
  readonly url: string;
  readonly file: string;
  /** Most bytes that are accepted. */
  readonly most: number;
  readonly progress: (done: number, total: number | null) => void;
  readonly signal?: AbortSignal | undefined;
  /** Ends a download that brings nothing for so long. */
  readonly stallMs?: number;
}

export interface Downloaded {
  readonly bytes: number;
  readonly sha256: string;
}

const STALL_MS = 60_000;

/** Writes what an address gives to a file, counting and hashing on the way. */
export async function download(wanted: Download): Promise<ModelOutcome<Downloaded>> {
  const { url, signal, stallMs = STALL_MS } = wanted;
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), stallMs);
  const moved = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(), stallMs);
  };
  try {
    const both = AbortSignal.any([stall.signal, ...(signal ? [signal] : [])]);
    const response = await fetch(url, { signal: both });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const { status } = response;
      return deny(status === 404 ? 'notFound' : 'refused', `${url} answers with status ${status}`);
    }
    return await store(response, wanted, moved);
  } catch (error) {
    if (signal?.aborted) return deny('stopped', 'stopped; nothing was kept');
    if (isDiskError(error)) throw error;
    return deny(
      'unreachable',
      `${url} ${stall.signal.aborted ? 'stopped sending' : 'is out of reach or broke off'}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

async function store(
  response: Response,
  { url, file, most, progress }: Download,
  moved: () => void,
): Promise<ModelOutcome<Downloaded>> {
  const claimed = response.headers.get('content-length');
  const total = claimed === null || response.headers.has('content-encoding') ? null : Number(claimed);
  const tooLarge = () => deny('tooLarge', `${url} sends more than ${most} bytes`);
  if (total !== null && total > most) {
    await response.body!.cancel();
    return tooLarge();
  }
  await mkdir(dirname(file), { recursive: true });
  const out = createWriteStream(file, { flags: 'wx' });
  const written = finished(out);
  written.catch(() => {});
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of response.body!) {
      moved();
      bytes += chunk.length;
      if (bytes > most) return tooLarge();
      hash.update(chunk);
      if (!out.write(chunk))
        await Promise.race([new Promise<void>((drained) => out.once('drain', () => drained())), written]);
      progress(bytes, total);
    }
  } finally {
    out.end();
    await written;
  }
  return got({ bytes, sha256: hash.digest('hex') });
}

const isDiskError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && ['open', 'write', 'mkdir'].includes(String(error.syscall));
