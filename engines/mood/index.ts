/** Mood: how a text feels and how little it can wait; from the first voice, then learned. */
export { type ColdReading, readCold } from './cold.ts';
export { type MoodModel, type RatedText, trainMood } from './learned/model.ts';
export { loadMood, saveMood } from './learned/snapshot.ts';
export { createMood, type LearningMood, type MoodLesson } from './learning.ts';
export { type Mood, readMood } from './mood.ts';
