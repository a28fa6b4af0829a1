import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { encoderContract } from '../../../../engines/encoders/testing/contract.ts';
import { tinyFiles } from '../testing/tiny-files.ts';
import { loadOnnx } from './load-onnx.ts';
import type { OnnxRuntime, OnnxTensor } from './runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongjian-onnx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'onnx'));
writeFileSync(join(folder, 'tokenizer.json'), tinyFiles()['tokenizer.json']!);
writeFileSync(join(folder, 'onnx/model.onnx'), 'network');

class Tensor implements OnnxTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
  constructor(_type: 'int64', data: BigInt64Array, dims: readonly number[]) {
    this.data = data;
    this.dims = dims;
  }
}

/** A network whose vector of a token is (token + 1, 1). */
const runtime: OnnxRuntime = {
  Tensor,
  InferenceSession: {
    create: async () => ({
      inputNames: ['input_ids', 'attention_mask', 'token_type_ids'],
      outputNames: ['last_hidden_state'],
      run: async ({ input_ids: ids, token_type_ids: types }) => {
        expect(types!.dims).toEqual(ids!.dims);
        const data = Float32Array.from(
          [...(ids!.data as BigInt64Array)].flatMap((token) => [Number(token) + 1, 1]),
        );
        return { last_hidden_state: { dims: [...ids!.dims, 2], data } };
      },
    }),
  },
};

encoderContract('onnx', async () => {
  const loaded = await loadOnnx(folder, runtime);
  if (!loaded.ok) throw new Error(loaded.detail);
  return loaded.value;
});

test('a missing runtime, a network it refuses and one without vectors are outcomes', async () => {
  const missing = await loadOnnx(folder, null);
  expect(missing).toMatchObject({ trouble: 'notInstalled', detail: expect.stringContaining('npm install') });
  const refusing = { ...runtime, InferenceSession: { create: () => Promise.reject(new Error('no')) } };
  expect(await loadOnnx(folder, refusing)).toMatchObject({ trouble: 'unreadable' });
  const session = { inputNames: ['input_ids'], outputNames: ['x'], run: async () => ({}) };
  const mute = { ...runtime, InferenceSession: { create: async () => session } };
  expect(await loadOnnx(folder, mute)).toMatchObject({ trouble: 'unreadable' });
});
