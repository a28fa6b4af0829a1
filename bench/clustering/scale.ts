/** The thread of `pains-scale`: hears generated voices and prints what it took. */
import { parseArgs } from 'node:util';
import { createListening, type HeardVoice } from '../../engines/pains/index.ts';
import { generatedVoices } from './generated.ts';

const { values: asked } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
const count = Number(asked.count);
const listening = createListening({ seed: Number(asked.seed) });
listening.hear([]);
listening.compare('加载', '词典');

const WINDOW = 10_000;
interface Reading {
  readonly voices: number;
  readonly pointsPerSecond: number;
}
const readings: Reading[] = [];
let batch: HeardVoice[] = [];
let heard = 0;
let work = 0;
let points = 0;
let windowWork = 0;
let windowPoints = 0;
let peakRss = 0;
for (const voice of generatedVoices(count, Number(asked.seed))) {
  batch.push(voice);
  heard++;
  if (batch.length < 500 && heard < count) continue;
  const before = process.cpuUsage();
  const result = listening.hear(batch);
  const used = process.cpuUsage(before);
  const spent = (used.user + used.system) / 1e6;
  const made = result.voices.reduce((sum, one) => sum + one.points.length, 0);
  work += spent;
  points += made;
  windowWork += spent;
  windowPoints += made;
  batch = [];
  if (heard % WINDOW !== 0 && heard < count) continue;
  readings.push({ voices: heard, pointsPerSecond: Math.round(windowPoints / windowWork) });
  windowWork = 0;
  windowPoints = 0;
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}
const tenth = readings.slice(-Math.max(1, Math.floor(readings.length / 10)));
const last = tenth.reduce((sum, { pointsPerSecond }) => sum + pointsPerSecond, 0) / tenth.length;
console.log(
  JSON.stringify({
    bench: 'pains-scale',
    voices: heard,
    points,
    // Per second of one core's work, points split, read for kind and mood, and grouped.
    pointsPerSecond: Math.round(points / work),
    first10000: readings[0]?.pointsPerSecond,
    lastTenth: Math.round(last),
    slowdown: Math.round(((readings[0]?.pointsPerSecond ?? 0) / last) * 100) / 100,
    peakRssMb: Math.round(peakRss / 2 ** 20),
    pains: listening.pains().length,
  }),
);
