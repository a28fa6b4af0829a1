import { useState } from 'react';
import { useRefusalText } from '../../parts/refusal.ts';

/** Runs something that may be refused, and keeps the sentence to show. */
export function useAttempt(): {
  busy: boolean;
  says: string | null;
  attempt: (work: () => Promise<void>) => Promise<void>;
} {
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [says, setSays] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setSays(null);
    try {
      await work();
    } catch (error) {
      setSays(refusalText(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, says, attempt };
}
