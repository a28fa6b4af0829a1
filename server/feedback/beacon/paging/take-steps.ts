import { leftOut } from '../ladders/choose.ts';
import { BUILT_IN, type LadderStep, OWN_CHANNELS, type OwnChannel } from '../ladders/ladder.ts';
import { nextStep, type Run, reduceRun, type Taken } from '../ladders/run.ts';
import type { PagedAlarm } from './alarm.ts';
import type { DeliveryState } from './delivery.ts';
import { heldBack } from './preference.ts';
import type { PageSettings } from './settings.ts';

/** One message to be sent, or why it is not; `channel` is `ladder` for what became of a step as a whole. */
export interface Calling {
  readonly step: number;
  /** Empty where a group is called. */
  readonly memberId: string;
  readonly channel: string;
  readonly mentions: readonly string[];
  readonly state: Extract<DeliveryState, 'waiting' | 'failed' | 'skipped'>;
  readonly reason: string | null;
}

interface Circumstance {
  readonly alarm: PagedAlarm;
  readonly settings: PageSettings;
  readonly now: Date;
}

export const isOwn = (channel: string): channel is OwnChannel =>
  (OWN_CHANNELS as readonly string[]).includes(channel);

/** Takes every step of a run that is due by now: the run afterwards, and whom to call. Nothing is sent here. */
export function takeSteps(run: Run, circumstance: Circumstance): { run: Run; callings: Calling[] } {
  const callings: Calling[] = [];
  let now: Run = run;
  while (now.nextAt !== null && now.nextAt <= circumstance.now) {
    const step = nextStep(now)!;
    const { taken, found } = takeStep(step, now.taken, circumstance);
    callings.push(...found);
    now = reduceRun(now, { type: 'take', taken, now: circumstance.now });
  }
  // No alarm is silent: where a ladder called nobody at all, the first step of the built-in one does.
  if (now.state === 'finished' && now.called === 0) {
    callings.push(...takeStep(BUILT_IN.steps[0]!, now.taken, circumstance).found);
    now = { ...now, taken: now.taken + 1, called: 1 };
  }
  return { run: now, callings };
}

function takeStep(
  step: LadderStep,
  number: number,
  { alarm, settings, now }: Circumstance,
): { taken: Taken; found: Calling[] } {
  const why = leftOut(step, alarm, (calendarId) => settings.isWorking(calendarId, now));
  if (why) return { taken: 'left out', found: [aside(number, 'skipped', why)] };
  const members = settings.membersFor(step.to, { ownerId: alarm.ownerId, at: now });
  if (members.length === 0) return { taken: 'nobody', found: [aside(number, 'failed', 'nobody')] };
  const found = step.channels.flatMap((channel): Calling[] => {
    if (!isOwn(channel)) {
      return [{ step: number, memberId: '', channel, mentions: members, state: 'waiting', reason: null }];
    }
    return members.map((memberId) => {
      const asked = { channel, severity: alarm.severity, at: now };
      const reason = heldBack(settings.preferenceOf(memberId), asked);
      return { step: number, memberId, channel, mentions: [], state: reason ? 'skipped' : 'waiting', reason };
    });
  });
  return { taken: 'called', found };
}

const aside = (step: number, state: 'failed' | 'skipped', reason: string): Calling => ({
  step,
  memberId: '',
  channel: 'ladder',
  mentions: [],
  state,
  reason,
});
