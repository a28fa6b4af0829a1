import { type ReactNode, useId } from 'react';

interface CardProps {
  readonly title?: ReactNode;
  /** A few small words beside the title. */
  readonly hint?: ReactNode;
  /** What the figures in it mean: unit, denominator, window. */
  readonly definition?: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A sheet of paper with a heading and the definition of what it shows. */
export function Card({ title, hint, definition, extra, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          <h2 id={id}>{title}</h2>
          {hint && <span className="hint">{hint}</span>}
          {extra && <span className="extra">{extra}</span>}
        </header>
      )}
      {definition && <p className="definition">{definition}</p>}
      {children}
    </section>
  );
}
