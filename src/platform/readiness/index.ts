export { openReadiness, type Readiness, type ReadinessOptions } from './readiness.ts';
export { untilDatabaseAnswers } from './until-database-answers.ts';
