import { diffWordsWithSpace } from 'diff';
import { useTranslation } from 'react-i18next';

const FIELDS = ['title', 'who', 'pain', 'solution', 'benefit', 'growth', 'experience', 'assumption'] as const;
export type PropositionField = (typeof FIELDS)[number];
export type PropositionText = Readonly<Record<PropositionField, string>>;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Field by field, what a change takes away and what it adds; unchanged fields stay out unless asked for. */
export function Difference({
  before,
  after,
  all = false,
}: {
  before: PropositionText;
  after: PropositionText;
  all?: boolean;
}) {
  const { t } = useTranslation();
  const shown = FIELDS.filter((field) => all || before[field] !== after[field]);
  return (
    <dl className="difference">
      {shown.map((field) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{t(`strategy.fields.${field}`)}</dt>
          <dd>
            <ChangedText before={before[field]} after={after[field]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ChangedText({ before, after }: { before: string; after: string }) {
  const parts = diffWordsWithSpace(before, after, { intlSegmenter: segmenter });
  let at = 0;
  return parts.map(({ value, added, removed }) => {
    at += value.length;
    const key = `${at}${added ? '+' : removed ? '-' : ''}`;
    if (added) return <ins key={key}>{value}</ins>;
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
  });
}
