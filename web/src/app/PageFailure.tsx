import { Failure } from '../parts/states.tsx';

/** Stands in for a page that could not be shown. */
export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div className="page">
      <Failure error={error} retry={reset} />
    </div>
  );
}
