/** A server as a process of its own, to be killed: says its address on the first line. */
import { startGongjian } from '../../../main.ts';
import { parseConfig } from '../../../platform/config/config.ts';

const parsed = parseConfig({ port: '0', empty: 'true', logLevel: 'error' }, process.env);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const server = await startGongjian(parsed.config);
console.log(server.address);
