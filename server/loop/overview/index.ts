/** The home page's figures. */
export { registerOverview } from './routes.ts';
