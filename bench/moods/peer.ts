/** Scikit-learn's TF-IDF and logistic regression on the same rows: the yardstick beside our own. */
import { spawnSync } from 'node:child_process';

const PYTHON = '/usr/bin/python3';
const SCRIPT = `
import json, sys
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
task = json.load(sys.stdin)
texts, labels = task['texts'], task['labels']
sample = texts[:500]
chinese = sum('\\u4e00' <= c <= '\\u9fff' for t in sample for c in t) > 0.2 * sum(len(t) for t in sample)
grams = dict(analyzer='char', ngram_range=(1, 3)) if chinese else dict(ngram_range=(1, 2))
out = {}
for k in task['sizes']:
    vectoriser = TfidfVectorizer(sublinear_tf=True, **grams)
    train = vectoriser.fit_transform(texts[:k])
    test = vectoriser.transform(texts[task['from']:])
    model = lambda c: LogisticRegression(C=c, max_iter=2000)
    best = max((1, 10, 30), key=lambda c: cross_val_score(model(c), train, labels[:k], cv=3).mean())
    out[str(k)] = round(float(model(best).fit(train, labels[:k]).score(test, labels[task['from']:])), 4)
print(json.dumps(out))
`;

export type PeerTask = {
  readonly texts: readonly string[];
  /** 1 or 0 for each text. */
  readonly labels: readonly number[];
  /** How many of the first texts to learn from, each. */
  readonly sizes: readonly number[];
  /** First text of the test. */
  readonly from: number;
};

/** The peer's accuracy by number of texts learned from (C by 3-fold cross-validation), or why there is none. */
export function peerAccuracies(
  task: PeerTask,
): Readonly<Record<string, number>> | { readonly skipped: string } {
  const ran = spawnSync(PYTHON, ['-c', SCRIPT], {
    input: JSON.stringify(task),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONWARNINGS: 'ignore' },
  });
  if (ran.status === 0) return JSON.parse(ran.stdout) as Record<string, number>;
  return { skipped: ran.error?.message ?? ran.stderr.trim().split('\n').at(-1) ?? 'python3 failed' };
}
