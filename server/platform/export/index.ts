export { exportWorkspace } from './export-workspace.ts';
export { openExport } from './routes.ts';
