const WIDTH = 96;
const HEIGHT = 26;

interface SparklineProps {
  /** One value a day, oldest first. */
  readonly values: readonly number[];
  readonly rising?: boolean;
  /** What the line shows, for those who cannot see it. */
  readonly label: string;
}

/** A course in the space of a word; cinnabar only where it is rising. */
export function Sparkline({ values, rising = false, label }: SparklineProps) {
  const high = Math.max(1, ...values);
  const step = values.length > 1 ? WIDTH / (values.length - 1) : WIDTH;
  const line = values.map(
    (v, i) => `${(i * step).toFixed(1)},${(HEIGHT - 2 - (v / high) * (HEIGHT - 5)).toFixed(1)}`,
  );
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      style={{ flex: 'none' }}
    >
      <polyline
        points={line.join(' ')}
        fill="none"
        stroke={rising ? 'var(--cinnabar)' : 'var(--ink2)'}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  );
}
