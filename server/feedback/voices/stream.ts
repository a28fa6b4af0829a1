import { addAbortSignal, type Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import { parseJson } from './body.ts';
import { type Checked, checkVoice } from './check.ts';
import type { Intake } from './intake.ts';
import { type Line, linesOf } from './lines.ts';
import { reject } from './rejection.ts';

/** No voice is larger: 20,000 characters and 64 attributes with every character escaped. */
const LONGEST_LINE = 1_048_576;

/** A stream of voices: whose, from where, until when. */
export interface VoiceStream {
  readonly workspaceId: string;
  readonly bytes: Readable;
  /** Ends the stream after what was read: the server stops. */
  readonly stopping: AbortSignal;
}

/**
 * Takes voices as JSON lines of any number and answers one JSON line each, in order, after its commit. Reads on only
 * as fast as voices are stored and answers are taken.
 */
export async function* answerStream(
  { intake, clock }: { intake: Intake; clock: Clock },
  { workspaceId, bytes, stopping }: VoiceStream,
): AsyncGenerator<string> {
  try {
    for await (const lines of linesOf(addAbortSignal(stopping, bytes), LONGEST_LINE)) {
      await intake.room();
      const now = clock.now();
      const answers = await intake.takeChecked(
        workspaceId,
        lines.map((line) => checkLine(line, now)),
      );
      yield `${answers.map((answer) => JSON.stringify(answer)).join('\n')}\n`;
    }
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}

function checkLine(line: Line, now: Date): Checked {
  if (line === null) return reject('voice.large');
  const parsed = parseJson(line);
  if (parsed.ok) return checkVoice(parsed.value, now);
  return reject(parsed.code === 'request.encoding' ? 'request.encoding' : 'request.json');
}
