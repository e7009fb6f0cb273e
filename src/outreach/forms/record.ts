import type { Instant } from '../../clock/index.ts';
import { readFormWithTime } from '../../hazards/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { channels, outcomes, type RecordApproach } from '../model.ts';

export const results = ['all well', 'damp found', 'nobody answered', 'no answer', 'would not', 'moved out', 'called off'] as const satisfies readonly (RecordApproach['result'])[];

/** What somebody types of one home that was asked. */
export function parseRecord(body: FormBody, { now }: { readonly now: string }): Parsed<RecordApproach> {
  const { read, when } = readFormWithTime(body, now);
  const result = read.oneOf('result', ['nobody answered', ...outcomes], 'Say what came of it');
  const how = read.oneOf('how', channels, 'Say how they were asked');
  const words = read.text('words', 2000);
  return read.result(() => (when === undefined || result === undefined || how === undefined ? undefined : { type: 'RecordApproach', result, how, words, at: when.at as Instant, lateBecause: when.lateBecause }));
}
