import { adjustments } from './adjustments.ts';
import { attributes } from './attributes.ts';
import { beacon } from './beacon.ts';
import { bells } from './bells.ts';
import { controls } from './controls.ts';
import { entrance } from './entrance.ts';
import { errors } from './errors.ts';
import { grouping } from './grouping.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { ledger } from './ledger.ts';
import { pains } from './pains.ts';
import { queue } from './queue.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { strategy } from './strategy.ts';
import { voices } from './voices.ts';
import { month, onCall, review, watching } from './watching.ts';

export const zhCN = {
  adjustments,
  attributes,
  beacon,
  bells,
  controls,
  entrance,
  errors,
  grouping,
  home,
  imports,
  ledger,
  month,
  onCall,
  pains,
  queue,
  review,
  settings,
  shell,
  strategy,
  voices,
  watching,
};
