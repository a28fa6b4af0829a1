/** Encoders: texts as vectors, behind one port. Pure: files come in as bytes. */

export { type DirectEncoder, type TextEncoder, toUnit } from './encoder.ts';
export { type LearnedModel, learnedEncoder, trainLearned } from './learned.ts';
export { countTerms, lexicalEncoder, type TermFrequencies } from './lexical.ts';
export { type Model2VecFiles, readModel2Vec } from './model2vec/model2vec.ts';
export { MODEL_FAULTS, type ModelFault, type ModelProblem, type Parsed } from './outcome.ts';
export { meanPool, readSentenceTokenizer, type SentenceTokenizer, type TokenBatch } from './pooled/pooled.ts';
