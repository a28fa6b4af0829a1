/** A terminal sends Ctrl+C to every process of the group, so one press may arrive more than once. */
const SAME_PRESS_MS = 500;

/** The first signal finishes what was accepted, then ends; a second one ends at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let first: number | null = null;
  const hear = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (first !== null) {
      if (now - first > SAME_PRESS_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    first = now;
    console.log('Stopping: finishing what was accepted. Once more ends it at once.');
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', hear);
  process.on('SIGINT', hear);
}
