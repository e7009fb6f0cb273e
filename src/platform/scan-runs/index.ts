export { maximaInThreads, type RunsWanted } from './scan-runs.ts';
