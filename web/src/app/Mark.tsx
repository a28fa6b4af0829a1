/** Two circles that overlap: seen by both. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="9" cy="12" r="7.4" fill="none" stroke="var(--ink)" strokeWidth="1.8" />
      <circle cx="15" cy="12" r="7.4" fill="none" stroke="var(--cinnabar)" strokeWidth="1.8" />
    </svg>
  );
}
