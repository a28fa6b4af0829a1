import { adjustments } from './adjustments.ts';
import { attributes } from './attributes.ts';
import { bells } from './bells.ts';
import { entrance } from './entrance.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { ledger } from './ledger.ts';
import { pains } from './pains.ts';
import { queue } from './queue.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { strategy } from './strategy.ts';
import { voices } from './voices.ts';

export const zhCN = {
  adjustments,
  attributes,
  bells,
  entrance,
  errors,
  home,
  imports,
  ledger,
  pains,
  queue,
  settings,
  shell,
  strategy,
  voices,
};
