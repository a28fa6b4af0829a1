/** Typed links between things of different rooms: proposed, accepted, dismissed, undone; owned by neither side. */
export type { LinkState } from './link.ts';
export {
  decideLink,
  drawLink,
  type Link,
  listLinks,
  type Suggestion,
  suggestLinks,
} from './store.ts';
