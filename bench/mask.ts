/**
 * `npm run bench -- mask [--wrong]`: precision and recall of masking on the project's own written cases,
 * which it was developed on, and its speed.
 */
import { findPersonalData, maskPersonalData } from '@gongjian/engines/text';
import { maskCases, scoreMask } from '../engines/text/mask/cases/cases.ts';

const PLAIN =
  '收到的衣服颜色发错了，联系客服等了15分钟也没人回复，退货流程又太复杂，真的很失望，希望尽快有人处理一下这个问题，谢谢你们了';
const ROUNDS = 20_000;

const { wrong, ...scores } = scoreMask(maskCases(), findPersonalData);
for (let i = 0; i < ROUNDS / 4; i++) maskPersonalData(PLAIN);
const began = performance.now();
for (let i = 0; i < ROUNDS; i++) maskPersonalData(PLAIN);
const microseconds = ((performance.now() - began) * 1000) / ROUNDS;
const hostile = '138 12-4 '.repeat(110_000);
const hostileBegan = performance.now();
maskPersonalData(hostile);
console.log(
  JSON.stringify({
    bench: 'mask',
    set: 'own written cases, seen in development',
    ...scores,
    ...(process.argv.includes('--wrong') ? { wrong } : { wrong: wrong.length }),
    microsecondsWithoutPersonalData: Math.round(microseconds * 100) / 100,
    hostileMegabyteSeconds: Math.round(performance.now() - hostileBegan) / 1000,
  }),
);
