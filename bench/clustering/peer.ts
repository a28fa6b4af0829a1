/** Runs scikit-learn on the same rows, with the true number of groups: the yardstick beside our own. */
import { spawnSync } from 'node:child_process';

const PYTHON = '/usr/bin/python3';
const SCRIPT = `
import json, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from sklearn.cluster import KMeans, SpectralClustering
from sklearn.metrics import normalized_mutual_info_score as nmi, adjusted_rand_score as ari
from sklearn.metrics.cluster import contingency_matrix
from scipy.optimize import linear_sum_assignment
rows = json.load(sys.stdin)
texts, labels = rows['texts'], rows['labels']
chinese = sum('\\u4e00' <= c <= '\\u9fff' for t in texts[:500] for c in t) > 0.2 * sum(len(t) for t in texts[:500])
vectors = TfidfVectorizer(sublinear_tf=True, min_df=2, **(dict(analyzer='char', ngram_range=(1, 2), max_features=50000) if chinese else {})).fit_transform(texts)
dense = normalize(TruncatedSVD(min(200, vectors.shape[1] - 1), random_state=0).fit_transform(vectors))
k = len(set(labels))
def scored(name, make):
    began = time.time()
    try:
        groups = make()
    except Exception as error:
        return {name: {'error': str(error)[:200]}}
    table = contingency_matrix(labels, groups)
    r, c = linear_sum_assignment(-table)
    return {name: {'nmi': round(nmi(labels, groups), 4), 'ari': round(ari(labels, groups), 4), 'acc': round(float(table[r, c].sum() / table.sum()), 4), 'seconds': round(time.time() - began, 1)}}
out = scored('kmeans', lambda: KMeans(k, n_init=4, random_state=0).fit_predict(dense))
if len(texts) <= 15000:
    out.update(scored('spectral', lambda: SpectralClustering(k, affinity='nearest_neighbors', n_neighbors=15, assign_labels='cluster_qr', random_state=0).fit_predict(dense)))
print(json.dumps(out))
`;

/** The peer's scores, or the reason why there are none. */
export function peerScores(rows: { texts: readonly string[]; labels: readonly string[] }): unknown {
  const ran = spawnSync(PYTHON, ['-c', SCRIPT], {
    input: JSON.stringify(rows),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONWARNINGS: 'ignore' },
  });
  if (ran.status !== 0) return { error: ran.error?.message ?? ran.stderr.trim().split('\n').at(-1) };
  return JSON.parse(ran.stdout) as unknown;
}
