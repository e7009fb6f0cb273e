import { Type } from 'typebox';
import { object, orNull } from '../../platform/api/index.ts';
import { hazardKinds } from '../../law/index.ts';
import type { CaseFile } from '../../casefile/index.ts';
import type { HazardDraft } from '../apply.ts';
import { basisOfHazard } from '../decide/clocks.ts';
import { stillToDo, stillToProve } from '../evolve.ts';
import { downgradeTargets, grades, stages, watchGrounds, type Hazard } from '../model.ts';

const text = (description: string) => Type.String({ description });
const moment = (description: string) => orNull(text(description));

/** A hazard as programs read it. */
export const hazardSchema = object({
  reference: text('The reference.'), id: text('The id of the case.'), title: text('What it is about.'), version: Type.Integer(), stage: Type.Enum([...stages], { description: 'Where it stands, by what is recorded.' }),
  awareAt: text('When the landlord became aware: the clocks count from it.'), route: text('How it came to know.'), words: text('What was said.'),
  kind: orNull(Type.Enum(hazardKinds.map(({ id }) => id), { description: 'The kind, by the rating system’s list of that day; null while nobody knows.' })),
  grade: Type.Enum([...grades], { description: 'How grave it is.' }), isWeighed: Type.Boolean({ description: 'Whether somebody has weighed it.' }), proposedLower: orNull(Type.Enum([...downgradeTargets], { description: 'A lower grade that waits for a second person.' })),
  basis: Type.Enum(['law', 'policy'], { description: 'Whether the regulations run, or the landlord’s policy keeps the same times or shorter ones.' }), basisBecause: text('Why.'), stillToDo: Type.Array(text('What is still to be recorded.')),
  investigatedAt: moment('When the investigation concluded.'), summarySentAt: moment('When the written summary was sent.'), madeSafeAt: moment('When it was made safe.'),
  preventionBegunAt: moment('When the preventative work began.'), preventionFinishedAt: moment('When it was finished.'), accommodationOfferedAt: moment('When somewhere to stay was offered.'), residentsAnswer: orNull(text('Whether the resident agrees.')),
  cause: orNull(text('Why it happened, by the list that repairs are coded with; of damp only.')), checkedDryAt: moment('When somebody who did not do the work found it dry.'), timesBack: Type.Integer({ description: 'How often it has come back after it was called fixed.' }),
  watched: orNull(object({
    since: text('When it was called fixed.'), ending: Type.Enum([...watchGrounds], { description: 'On what grounds.' }),
    checks: Type.Array(object({ occasion: text('Which check.'), notBefore: text('The first day on which it counts.'), dueOn: text('The day by which it is promised.'), foundDryAt: moment('When it was found dry.') })),
  })),
});

/** A hazard with the header of its case. */
export function hazardInJson({ reference, id, title, version }: Pick<CaseFile, 'reference' | 'id' | 'title' | 'version'>, hazard: Hazard, stage: string) {
  const { awareAt, route, words, grade, triage, downgrade, investigation, summarySentAt, madeSafeAt, preventionBegunAt, preventionFinishedAt, accommodationOfferedAt, answer, cause, checkedDryAt, timesBack, watch } = hazard;
  const { basis, because } = basisOfHazard(hazard);
  return {
    reference, id, title, version, stage: stage as (typeof stages)[number], awareAt, route, words, kind: triage?.kind ?? hazard.suspected, grade, isWeighed: triage !== null, proposedLower: downgrade?.to ?? null, basis, basisBecause: because,
    stillToDo: hazard.ended === null ? [...stillToDo(hazard), ...stillToProve(hazard)] : [], investigatedAt: investigation?.concludedAt ?? null, summarySentAt, madeSafeAt, preventionBegunAt, preventionFinishedAt, accommodationOfferedAt, residentsAnswer: answer,
    cause, checkedDryAt, timesBack, watched: watch === null ? null : { since: watch.since, ending: watch.ending, checks: watch.rechecks.map(({ occasion, notBefore, dueOn, foundDryAt }) => ({ occasion, notBefore, dueOn, foundDryAt })) },
  };
}

export const hazardFromDraft = ({ spine: { file }, hazard }: HazardDraft) => hazardInJson(file, hazard, file.stage);

export const hazardExample: ReturnType<typeof hazardInJson> = {
  reference: 'HAZ-2026-00012' as CaseFile['reference'], id: '0199c0de-0000-7000-8000-000000000012' as CaseFile['id'], title: 'Possible hazard: damp and mould growth', version: 1, stage: 'to-triage',
  awareAt: '2026-11-24T09:30:00.000Z' as Hazard['awareAt'], route: 'resident', words: 'Black mould above the cot', kind: 'damp-and-mould', grade: 'significant', isWeighed: false, proposedLower: null, basis: 'law', basisBecause: 'in force',
  stillToDo: ['how grave it is', 'investigation', 'making it safe', 'why it happened', 'a check that it is dry'], investigatedAt: null, summarySentAt: null, madeSafeAt: null, preventionBegunAt: null, preventionFinishedAt: null, accommodationOfferedAt: null, residentsAnswer: null, cause: null, checkedDryAt: null, timesBack: 0, watched: null,
};
