import { drawOf } from '../../statistics/seeded-draw.ts';
import type { FinishedJob } from '../model.ts';
import type { SamplingRule, SamplingRules } from '../policy.ts';

export const drawSides = 10_000;

/** What a draw came to. `picked` is null when nobody checks this job. */
export interface Draw {
  readonly number: number;
  readonly picked: { readonly rule: string; readonly words: string } | null;
}

interface Candidate {
  readonly rule: string;
  readonly words: string;
  readonly percent: number;
}

/**
 * Whether a finished job is checked, and by which rule. One number is drawn for a job and held against each rule that it
 * falls under, so that a rule that asks for more never picks fewer, and anybody can draw it again.
 */
export function drawJob(job: FinishedJob, rules: SamplingRules): Draw {
  const number = drawOf([rules.seed, job.repairId, String(job.fixNumber)], drawSides);
  const picked = candidates(job, rules).find(({ percent }) => number < percent * (drawSides / 100));
  return { number, picked: picked === undefined ? null : { rule: picked.rule, words: picked.words } };
}

function candidates(job: FinishedJob, rules: SamplingRules): readonly Candidate[] {
  const { cameBackPercent, valueFromPence, valuePercent, everythingPercent } = rules;
  const isDear = valueFromPence !== null && job.valuePence !== null && job.valuePence >= valueFromPence;
  return [
    ...(job.isHazard ? [{ rule: 'hazard', words: 'Damp or hazard work is always checked', percent: 100 }] : []),
    ...(job.cameBack ? [{ rule: 'came-back', words: `Work that came back: ${cameBackPercent} in 100`, percent: cameBackPercent }] : []),
    ...(isDear ? [{ rule: 'value', words: `Work of £${Math.floor(valueFromPence / 100)} or more: ${valuePercent} in 100`, percent: valuePercent }] : []),
    ...rules.rules.filter((rule) => fallsUnder(job, rule)).map((rule) => ({ rule: `${rule.kind}:${rule.of}`, words: `${rule.name}: ${rule.percent} in 100`, percent: rule.percent })),
    { rule: 'everything', words: `A random share of everything: ${everythingPercent} in 100`, percent: everythingPercent },
  ];
}

function fallsUnder(job: FinishedJob, { kind, of }: SamplingRule): boolean {
  return { trade: job.trade, person: job.operativeId, team: job.teamId, organisation: job.organisationId }[kind] === of;
}
