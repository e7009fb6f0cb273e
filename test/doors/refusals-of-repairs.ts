import type { RepairRefusal } from '../../src/repairs/decide/context.ts';
import type { RepairCase } from './commands-to-refuse.ts';
import { refusalsOfOutcomes } from './refusals-of-outcomes.ts';
import { refusalsOnTheWay } from './refusals-on-the-way.ts';

/** What gives each refusal, by its name: it also tells which doors can meet it. */
export const refusalsOfRepairs: Readonly<Record<RepairRefusal, readonly RepairCase[]>> = { ...refusalsOnTheWay, ...refusalsOfOutcomes };
