import { useTranslation } from 'react-i18next';

interface CycleShown {
  readonly name: string | null;
  readonly label: string;
  readonly cadence: 'year' | 'half' | 'quarter' | 'month' | 'custom';
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A cycle as people say it: its own name, else made from its dates. */
export function useCycleTitle(): (cycle: CycleShown) => string {
  const { t } = useTranslation();
  return ({ name, cadence, startsOn, label }) => {
    if (name) return name;
    const year = startsOn.slice(0, 4);
    const month = Number(startsOn.slice(5, 7));
    if (cadence === 'year') return t('home.cycle.year', { year });
    if (cadence === 'half') return t(month <= 6 ? 'home.cycle.first' : 'home.cycle.second', { year });
    if (cadence === 'quarter')
      return t(`home.cycle.quarter${Math.ceil(month / 3) as 1 | 2 | 3 | 4}`, { year });
    if (cadence === 'month') return t('home.cycle.month', { year, month });
    return label;
  };
}
