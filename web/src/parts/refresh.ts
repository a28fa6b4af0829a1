import { useQueryClient } from '@tanstack/react-query';

/** Lets the answers under these names be asked again. */
export function useRefresh(...names: readonly string[]): () => void {
  const queries = useQueryClient();
  return () => {
    for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
  };
}
