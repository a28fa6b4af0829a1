import type { ReactNode } from 'react';

interface FigureCardProps {
  readonly name: ReactNode;
  readonly value: ReactNode;
  /** Unit, denominator, window: what the figure means. */
  readonly note: ReactNode;
  readonly feeling?: 'worse' | 'better';
}

/** One figure with its definition beneath. */
export function FigureCard({ name, value, note, feeling }: FigureCardProps) {
  return (
    <div className="card figure-card">
      <div className="name">{name}</div>
      <div className={`value ${feeling ?? ''}`}>{value}</div>
      <div className="note">{note}</div>
    </div>
  );
}
