import { readForm, type Parsed } from '../../platform/forms/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { waysToEnd, type HomeEnd } from '../model.ts';

/** What somebody typed of how a home stopped being ours. */
export function parseHomeEnd(body: FormBody): Parsed<HomeEnd> {
  const read = readForm(body);
  const how = read.oneOf('how', waysToEnd, 'Choose how it stopped being ours');
  const on = read.dateLongAgo('on', 'Enter the first day on which it was not ours, like 27 3 2026');
  const words = read.text('words', 500);
  return read.result(() => (how === undefined || on === undefined ? undefined : { how, on, words }));
}
