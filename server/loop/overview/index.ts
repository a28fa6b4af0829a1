/** The home page's figures. */
export { readOverview } from './overview.ts';
export { registerOverview } from './routes.ts';
