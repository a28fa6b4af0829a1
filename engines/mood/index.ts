/** Mood: how a text feels and how little it can wait; from the first voice, then learned. */
export { type ColdReading, readCold } from './cold.ts';
