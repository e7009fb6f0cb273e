import type { CasePage } from '../../casefile/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { Repair } from '../model.ts';
import { problemOf } from '../problems.ts';
import { paragraph } from './form-page.ts';

/** Why a report of what could be a hazard is not marked as one; undefined where it is, or where its problem never is. */
export function unmarkedNote({ timeline: { events } }: Pick<CasePage, 'timeline'>, { hazard, problem }: Pick<Repair, 'hazard' | 'problem'>): Html | undefined {
  const wasAsked = events.some(({ type, data }) => type === 'RepairReported' && data['dangerAnswers'] !== undefined);
  if (hazard !== 'none-seen' || !wasAsked || (problemOf(problem)?.couldBe.length ?? 0) === 0) return undefined;
  return paragraph('Not marked as a possible hazard: asked about danger, they answered with a clear no. If anybody tells of one, open a hazard case of it.');
}
