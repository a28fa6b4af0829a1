import { addCalendar, addRule } from '../../feedback/bells/index.ts';
import { done } from '../../platform/errors/refusal.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import type { SampleCycle } from '../../sample/story.ts';
import { insertProposition, listPropositions } from '../../strategy/propositions/index.ts';
import { createModule } from '../cycles/modules.ts';
import { createCycle, currentCycle } from '../cycles/turning.ts';
import { dateOf } from './story-time.ts';
import { type Casts, callOf, type Teller, told } from './teller.ts';

/** A shorter turn of the whole company runs beside its year as a module's. */
const COMPANY_CADENCE = 'year';
const DAY = 86_400_000;

/** Cycles, propositions, working hours and rules of routing, in one transaction. */
export async function tellStrategy(teller: Teller, casts: Casts): Promise<void> {
  const { bus, database } = teller.services;
  const members = await teller.services.accounts.members(teller.workspaceId);
  told(
    await database.transact(async (queries) => {
      const founder = callOf(teller, casts.get('shen')!, teller.until);
      const known = await listPropositions(queries, founder, { state: 'all', limit: 1 });
      if (known.length > 0) return done(null);
      await writePropositions(queries, teller, casts);
      const calendarId = await writeCalendar(queries, teller, casts);
      for (const { owner, ladder, ...rule } of SAMPLE_COMPANY.routing) {
        const body = {
          name: rule.name,
          matches: structuredClone(rule.matches) as Parameters<typeof addRule>[2]['body']['matches'],
          acknowledgeMinutes: rule.acknowledgeMinutes,
          ownerId: casts.get(owner)!.id,
          // The story counts the first call from the ringing, the product from when the answer was due.
          ladder: ladder.map(({ member, afterMinutes }, i) => ({
            memberId: casts.get(member)!.id,
            afterMinutes: i === 0 ? Math.max(0, afterMinutes - rule.acknowledgeMinutes) : afterMinutes,
          })),
          calendarId,
          enabled: true,
        };
        told(await addRule(queries, founder, { body, members }));
      }
      return done(null);
    }),
  );
  bus.publish('routing.changed', teller.workspaceId, {});
}

type Queries = Teller['services']['database']['queries'];

async function writePropositions(queries: Queries, teller: Teller, casts: Casts): Promise<void> {
  const cycleIds = new Map<string, string>();
  for (const cycle of SAMPLE_COMPANY.cycles)
    cycleIds.set(cycle.key, await writeCycle(queries, teller, { cycle, casts }));
  for (const proposition of SAMPLE_COMPANY.propositions) {
    const owner = casts.get(proposition.owner)!;
    const call = callOf(teller, owner, new Date(teller.until.getTime() - proposition.liveSince * DAY));
    const cycleId = cycleIds.get(proposition.cycle)!;
    await insertProposition(queries, call, { words: { ...proposition.words }, cycleId, ownerId: owner.id });
  }
}

async function writeCycle(
  queries: Queries,
  teller: Teller,
  { cycle, casts }: { cycle: SampleCycle; casts: Casts },
): Promise<string> {
  const call = callOf(teller, casts.get(cycle.owner)!, teller.until);
  const turning = { cadence: cycle.cadence };
  const ofCompany = cycle.module === null && cycle.cadence === COMPANY_CADENCE;
  const moduleId = ofCompany
    ? null
    : told(await createModule(queries, call, { name: cycle.module ?? cycle.name, turning })).id;
  const wish = {
    moduleId,
    name: cycle.name,
    startsOn: firstDay(cycle, dateOf(teller.until, cycle.inside)),
    turning,
  };
  const made = await createCycle(queries, call, wish);
  // Somebody may have opened the page already, which began the company's first cycle.
  return made.ok ? made.value.id : told(await currentCycle(queries, call, moduleId)).id;
}

/** The first day of the calendar's year, quarter or month that holds a day. */
function firstDay({ cadence }: SampleCycle, day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const length = { year: 12, half: 6, quarter: 3, month: 1 }[cadence];
  const first = Math.floor((month - 1) / length) * length + 1;
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

async function writeCalendar(queries: Queries, teller: Teller, casts: Casts): Promise<string> {
  const { name, timeZone, week, exceptions } = SAMPLE_COMPANY.calendar;
  const body = {
    name,
    timeZone,
    week: structuredClone(week) as Record<string, [string, string][]>,
    exceptions: Object.fromEntries(
      exceptions.map(({ day, blocks }) => [
        dateOf(teller.until, day),
        structuredClone(blocks) as [string, string][],
      ]),
    ),
    isDefault: true,
  };
  const made = told(await addCalendar(queries, callOf(teller, casts.get('shen')!, teller.until), body));
  return made.id!;
}
