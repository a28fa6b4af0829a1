import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const CX = 190;
const CY = 170;
const R = 118;
/** Degrees that each stage covers, a gap between. */
const SPAN = 78;

interface Stage {
  readonly name: 'generate' | 'act' | 'feedback' | 'see';
  readonly colour: string;
  readonly middle: number;
}

const STAGES: readonly Stage[] = [
  { name: 'generate', colour: 'var(--indigo)', middle: -90 },
  { name: 'act', colour: 'var(--ink2)', middle: 0 },
  { name: 'feedback', colour: 'var(--amber)', middle: 90 },
  { name: 'see', colour: 'var(--jade)', middle: 180 },
];

export interface StageFigures {
  /** One or two short lines beneath the name, figures included. */
  readonly lines: readonly string[];
  readonly to: string;
}

interface RingProps {
  readonly stages: Readonly<Record<Stage['name'], StageFigures>>;
  /** Median days of one turn, null while no turn is complete. */
  readonly days: number | null;
  /** How many days faster (positive) than the cycle before; null without one. */
  readonly faster: number | null;
}

function arc(middle: number): string {
  const at = (degrees: number) => {
    const radians = (degrees * Math.PI) / 180;
    return `${(CX + R * Math.cos(radians)).toFixed(1)} ${(CY + R * Math.sin(radians)).toFixed(1)}`;
  };
  return `M${at(middle - SPAN / 2)}A${R} ${R} 0 0 1 ${at(middle + SPAN / 2)}`;
}

/** The strategy loop with its live figures: the map of the product. */
export function Ring({ stages, days, faster }: RingProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('home.ring.label')}>
      <svg viewBox="-50 4 480 342" width="100%" style={{ maxHeight: 380 }}>
        <title>{t('home.ring.label')}</title>
        {STAGES.map((stage) => (
          <StageArc key={stage.name} stage={stage} figures={stages[stage.name]} />
        ))}
        <text x={CX} y={CY - 20} textAnchor="middle" fontSize="11.5" fill="var(--ink3)">
          {t('home.ring.turn')}
        </text>
        <text
          x={CX}
          y={CY + 14}
          textAnchor="middle"
          fontSize={days === null ? 22 : 34}
          fontWeight="650"
          fill="var(--ink)"
        >
          {days === null ? t('home.ring.none') : days.toFixed(1)}
          {days !== null && (
            <tspan fontSize="15" fontWeight="400" dx="4">
              {t('home.ring.days')}
            </tspan>
          )}
        </text>
        {faster !== null && (
          <text
            x={CX}
            y={CY + 36}
            textAnchor="middle"
            fontSize="12"
            fill={faster >= 0 ? 'var(--jade)' : 'var(--cinnabar)'}
          >
            {t(faster >= 0 ? 'home.ring.faster' : 'home.ring.slower', { days: Math.abs(faster).toFixed(1) })}
          </text>
        )}
      </svg>
    </nav>
  );
}

function StageArc({ stage, figures }: { stage: Stage; figures: StageFigures }) {
  const { t } = useTranslation();
  const anchor = stage.name === 'act' ? 'start' : stage.name === 'see' ? 'end' : 'middle';
  const x = stage.name === 'act' ? CX + R + 14 : stage.name === 'see' ? CX - R - 14 : CX;
  const y = stage.name === 'generate' ? CY - R - 32 : stage.name === 'feedback' ? CY + R + 26 : CY - 14;
  const lines =
    stage.name === 'generate' || stage.name === 'feedback' ? [figures.lines.join(' · ')] : figures.lines;
  return (
    <Link to={figures.to}>
      <path
        d={arc(stage.middle)}
        fill="none"
        stroke={stage.colour}
        strokeWidth="9"
        strokeLinecap="round"
        opacity=".9"
      />
      <text x={x} y={y} textAnchor={anchor} fontSize="13.5" fontWeight="650" fill="var(--ink)">
        {t(`home.ring.${stage.name}`)}
      </text>
      {lines.map((line, index) => (
        <text key={line} x={x} y={y + 18 + 16 * index} textAnchor={anchor} fontSize="11.5" fill="var(--ink2)">
          {line}
        </text>
      ))}
    </Link>
  );
}
