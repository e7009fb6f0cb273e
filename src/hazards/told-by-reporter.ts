import type { Instant } from '../clock/index.ts';
import type { OtherOpenCases } from '../repairs/index.ts';
import { performOnHazard } from './perform.ts';
import { openHazardLike } from './queries/repair.ts';

/** The problems of the public report that are a kind of hazard by their name. */
const kinds: Readonly<Record<string, string>> = { 'damp-or-mould': 'damp-and-mould' };

/** Damp that is reported in public where a case of damp is open is told to that case. */
export const hazardsOpenAlready: OtherOpenCases = {
  find: async (tx, place, problem) => {
    const kind = kinds[problem];
    return kind === undefined ? undefined : (await openHazardLike(tx, place, kind))?.reference;
  },
  hrefToAdd: (reference) => `/hazards/${reference}/hear-again`,
  add: async (asking, reference, { words, isEmergency, reporter }) =>
    (await performOnHazard(asking, { reference }, { type: 'HearAgain', awareAt: asking.now as Instant, route: 'resident', words, saidEmergency: isEmergency, reporterName: reporter, lateBecause: '' })).ok,
  addPhotos: async (asking, reference, photos) => (await performOnHazard(asking, { reference }, { type: 'AddPhotos', photos })).ok,
};
