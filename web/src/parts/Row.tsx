import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface RowProps {
  readonly tag?: ReactNode;
  readonly title: ReactNode;
  /** One line of context: where, when, who. */
  readonly line?: ReactNode;
  /** A sparkline or figure at the end. */
  readonly figure?: ReactNode;
  readonly actions?: ReactNode;
  /** Where the title leads. */
  readonly to?: string;
  /** Let long text wrap instead of cutting it. */
  readonly whole?: boolean;
}

/** The unit of every list: kind, title with one line of context, figure, one or two actions. */
export function Row({ tag, title, line, figure, actions, to, whole }: RowProps) {
  return (
    <li className={`row${to ? ' openable' : ''}${whole ? ' whole' : ''}`}>
      {tag}
      <div className="words">
        <div className="title">
          {to ? (
            <Link to={to} data-row-link>
              {title}
            </Link>
          ) : (
            title
          )}
        </div>
        {line && <div className="line">{line}</div>}
      </div>
      {figure}
      {actions && <div className="row-actions">{actions}</div>}
    </li>
  );
}

export function Rows({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}
