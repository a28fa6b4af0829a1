/** The watch: every voice is scored when it arrives. */
export { startWatching, type Watch } from './watch.ts';
