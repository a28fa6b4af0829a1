import type { Command } from 'commander';
import { type Config, parseConfig } from '../platform/config/config.ts';
import { OPTIONS, type Option, type OptionName } from '../platform/config/options.ts';
import { CommandFailed, EXIT } from './report-failure.ts';

const ALL: readonly Option[] = OPTIONS;
/** What commands that only work on the data need to know. */
export const DATA_OPTIONS: readonly OptionName[] = ['data', 'databaseUrl', 'logLevel'];

/** Adds the settings that have a flag to a command, and names those that come from the environment alone. */
export function addSettings(
  command: Command,
  names: readonly OptionName[] = OPTIONS.map(({ name }) => name),
): Command {
  const mine = ALL.filter(({ name }) => names.includes(name as OptionName));
  for (const option of mine) {
    if (option.flag !== null) command.option(option.flag, describe(option));
  }
  const silent = mine.filter(({ flag }) => flag === null);
  if (silent.length > 0) {
    const width = Math.max(...silent.map(({ env }) => env.length));
    const lines = silent.map(({ env, says }) => `  ${env.padEnd(width)}  ${says}`);
    command.addHelpText('after', ['', 'From the environment alone:', ...lines].join('\n'));
  }
  return command;
}

/** The settings of this run; where some cannot be used, all of them are named with their remedy. */
export function readSettings(flags: Readonly<Record<string, unknown>>, defaults: Flags = {}): Config {
  const outcome = parseConfig({ ...defaults, ...textFlags(flags) }, process.env);
  if (outcome.ok) return outcome.config;
  const lines = outcome.problems.map(({ option, problem, remedy }) => `  ${option}: ${problem}; ${remedy}.`);
  throw new CommandFailed(['These settings cannot be used:', ...lines].join('\n'), EXIT.settings);
}

type Flags = Partial<Record<OptionName, string>>;

/** Commander gives switches as booleans; the settings are read from text. */
function textFlags(flags: Readonly<Record<string, unknown>>): Flags {
  const names = new Set<string>(OPTIONS.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(flags)
      .filter(([name, value]) => names.has(name) && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

function describe(option: Option): string {
  const fallback = option.switch === true || option.fallback === null ? '' : `, default ${option.fallback}`;
  return `${option.says} (${option.env}${fallback})`;
}
