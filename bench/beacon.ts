/**
 * `npm run bench -- beacon --json [--seconds --rate --series --incidents --clients --seed --database]`
 * Starts the real server on PGlite and, with DATABASE_URL, on PostgreSQL; sends a steady background of voices in which
 * incidents are planted, each on one product; an automatic playbook is armed, and enforcement points of the client hold
 * streams of controls. Measures from the sending of the voice that makes an incident decidable (by the model's own
 * likelihood on the bench's own copy of what it sent) until the last point has the control.
 *
 * What usually comes is learned from a week of hours that are written into the bins, because a week of such traffic
 * cannot be sent: the server makes all its detectors from them when it starts, as it does after any import. The figures
 * of the embedded database (or of the one named by --database) stand at the top, all of them under `databases`.
 */
import { parseArgs } from 'node:util';
import { measure } from './beaconing/run.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '240' },
    rate: { type: 'string', default: '2000' },
    series: { type: 'string', default: '5000' },
    incidents: { type: 'string', default: '100' },
    clients: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const settings = {
  seconds: Number(values.seconds),
  rate: Number(values.rate),
  series: Number(values.series),
  incidents: Number(values.incidents),
  clients: Number(values.clients),
  seed: Number(values.seed),
};
const databases: Record<string, Awaited<ReturnType<typeof measure>>> = {};
if (values.database !== 'postgresql') databases.pglite = await measure(null, settings);
const url = process.env.DATABASE_URL;
if (url && values.database !== 'pglite') databases.postgresql = await measure(url, settings);
const [first] = Object.values(databases);
console.log(
  JSON.stringify({
    bench: 'beacon',
    baseline: 'a week of hours written into the bins',
    ...settings,
    ...first,
    databases,
  }),
);
process.exit(0);
