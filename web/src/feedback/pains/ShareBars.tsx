import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';

export interface Share {
  readonly name: string;
  readonly voices: number;
  /** 0…1 of the pain's voices in the window. */
  readonly share: number;
  /** How many times as common here as among all voices; null where there are too few. */
  readonly lift: number | null;
}

/** Where a pain is: the values of one attribute with their share, and how far it is out of the ordinary. */
export function ShareBars({ shares }: { shares: readonly Share[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="share-bars">
      {shares.map(({ name, voices, share, lift }) => (
        <li key={name}>
          <div className="share-words">
            <span>{name}</span>
            <span className="dim">
              {format.percent(share)} · {t('pains.breakdown.voices', { count: voices })}
              {lift !== null && lift >= 1.5 && (
                <span className="worse"> · {t('pains.breakdown.lift', { lift: lift.toFixed(1) })}</span>
              )}
            </span>
          </div>
          <div className="bar">
            <i style={{ width: `${Math.max(1, share * 100)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
