import { and, eq } from 'drizzle-orm';
import { type Call, systemCall } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { announce } from '../controls/announce.ts';
import type { ControlHouse } from '../controls/house.ts';
import { storeProposal } from '../controls/propose.ts';
import { type ControlRow, takeTurn } from '../controls/store.ts';
import { controls } from '../controls/tables.ts';
import { tryScope } from '../controls/weigh.ts';
import type { Scope } from '../scope.ts';
import { answers, type Burning, mayRun } from './playbook.ts';
import { listPlaybooks, type PlaybookRow, runsOf, writeRun } from './store.ts';

/**
 * Rules of playbooks.
 * B1 A playbook runs once for an alarm at most, however often the alarm is considered, on however many servers.
 * B2 Run and controls are written in one transaction: a server that dies leaves both or neither.
 * B3 It rests for its cooldown after a run, and runs at most so often within 24 hours; what is proposed counts too.
 * B4 What it proposes is held by the bounds as any automatic control is; one-click ones wait for a click.
 * B5 A drill's alarm gets one shadow control at most, which nobody carries out and which spends no run.
 */
export async function considerPlaybooks(house: ControlHouse, alarm: Burning): Promise<ControlRow[]> {
  const { workspaceId, id } = alarm;
  const { queries } = house.database;
  if (alarm.drillId !== null) await answerDrill(house, alarm);
  else {
    for (const playbook of await listPlaybooks(queries, workspaceId)) {
      const scopes = playbook.enabled ? answers(playbook.matches, alarm) : null;
      if (scopes) await run(house, alarm, { playbook, scopes });
    }
  }
  const mine = await queries
    .select()
    .from(controls)
    .where(and(eq(controls.workspaceId, workspaceId), eq(controls.alarmId, id)));
  const made = mine.filter(({ origin }) => origin === 'playbook' || origin === 'drill');
  // Again, where a server died after the transaction and before it could say so.
  for (const row of made)
    if (row.deployedAt !== null) await house.onDeployed(workspaceId, id, row.deployedAt);
  return made;
}

async function run(
  house: ControlHouse,
  alarm: Burning,
  { playbook, scopes }: { playbook: PlaybookRow; scopes: readonly Scope[] },
): Promise<void> {
  const { workspaceId } = alarm;
  const now = house.clock.now();
  const call: Call = {
    workspaceId,
    actor: { kind: 'system', id: playbook.id, name: playbook.name },
    now,
  };
  const shares = await weighAll(house, { workspaceId, now }, scopes);
  const outcome = await house.database.transact(async (queries) => {
    await takeTurn(queries, workspaceId);
    const runs = await runsOf(queries, { workspaceId, playbookId: playbook.id, now });
    const verdict = mayRun(playbook, runs, now);
    const isFirst = await writeRun(queries, {
      workspaceId,
      alarmId: alarm.id,
      playbookId: playbook.id,
      at: now,
      outcome: verdict,
    });
    if (!isFirst || verdict !== 'ran') return done([]);
    return done(await storeAll(queries, call, { alarm, playbook, scopes, shares }));
  });
  if (outcome.ok) for (const row of outcome.value) await announce(house, row, 'propose');
}

async function storeAll(
  queries: Queries,
  call: Call,
  {
    alarm,
    playbook,
    scopes,
    shares,
  }: {
    alarm: Burning;
    playbook: PlaybookRow;
    scopes: readonly Scope[];
    shares: readonly (number | null)[];
  },
): Promise<ControlRow[]> {
  const rows: ControlRow[] = [];
  for (const [n, scope] of scopes.entries()) {
    rows.push(
      await storeProposal(queries, call, {
        proposal: { scope, action: playbook.action, ttlMinutes: playbook.ttlMinutes, alarmId: alarm.id },
        words: {
          title: null,
          reason: alarm.title,
          origin: 'playbook',
          playbookId: playbook.id,
          drill: false,
        },
        agent: { kind: 'system' },
        oneClick: !playbook.automatic,
        share: shares[n]!,
      }),
    );
  }
  return rows;
}

const SHADOW_MINUTES = 15;

/** A shadow control for a drill's alarm: what the first playbook for it would do, else a banner. */
async function answerDrill(house: ControlHouse, alarm: Burning): Promise<void> {
  const { workspaceId } = alarm;
  const call = systemCall(workspaceId, 'drill', house.clock.now());
  const outcome = await house.database.transact(async (queries) => {
    await takeTurn(queries, workspaceId);
    const [before] = await queries
      .select({ id: controls.id })
      .from(controls)
      .where(and(eq(controls.workspaceId, workspaceId), eq(controls.alarmId, alarm.id)));
    if (before) return done(null);
    const all = (await listPlaybooks(queries, workspaceId)).filter(({ enabled }) => enabled);
    const playbook = all.find(({ matches }) => answers(matches, alarm) !== null);
    const row = await storeProposal(queries, call, {
      proposal: {
        scope: alarm.causes[0] ?? {},
        action: playbook?.action ?? { type: 'banner', words: alarm.title.slice(0, 500) },
        ttlMinutes: SHADOW_MINUTES,
        alarmId: alarm.id,
      },
      words: {
        title: null,
        reason: alarm.title,
        origin: 'drill',
        playbookId: playbook?.id ?? null,
        drill: true,
      },
      agent: { kind: 'system' },
      share: null,
    });
    return done(row);
  });
  if (outcome.ok && outcome.value) await announce(house, outcome.value, 'propose');
}

async function weighAll(
  house: ControlHouse,
  at: { workspaceId: string; now: Date },
  scopes: readonly Scope[],
): Promise<(number | null)[]> {
  const shares: (number | null)[] = [];
  for (const scope of scopes) shares.push((await tryScope(house.recent, { ...at, scope })).share);
  return shares;
}
