import type { Parsed } from '../../platform/forms/index.ts';
import { readForm, type Reading } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { presenceIn } from '../../repairs/index.ts';
import type { CloseHazard, RecordResidentsAnswer } from '../decide/ending.ts';
import type { AskForInvestigationInPerson, RecordInvestigation } from '../decide/investigation.ts';
import type { AnswerAccommodation } from '../decide/moves.ts';
import type { HearResident } from '../decide/resident.ts';
import type { RecordReasonableStep } from '../decide/steps.ts';
import type { RecordSummarySent } from '../decide/summary.ts';
import type { RecordMadeSafe, RecordPreventionBegun, RecordPreventionFinished } from '../decide/works.ts';
import { beginningWays, endings, grades, investigationWays, paperWays, stepKinds, type Happened, type HeardWay } from '../model.ts';
import { readFoundInDetail } from './found.ts';
import { readFormWithTime, readMoment } from './when.ts';

const whatHappened = 'Say what happened: it goes on the record';

/** `hasSignature` when one came with the form, from a phone. */
export function parseInvestigation(body: FormBody, now: string, hasSignature = false): Parsed<RecordInvestigation> {
  const { read, when } = readFormWithTime(body, now);
  const how = read.oneOf('how', investigationWays, 'Say how it was investigated');
  const found = read.oneOf('found', grades, 'Say what was found');
  const investigator = read.needed('investigator', 'Enter who investigated', 200);
  const competence = read.needed('competence', 'Say why they are competent to say so', 500);
  const words = read.needed('words', 'Say what was found, and how it is known');
  const [safetyWork, prevention, noPreventionBecause] = [read.text('safetyWork'), read.text('prevention'), read.text('noPreventionBecause')];
  const detail = readFoundInDetail(read, body);
  const presence = presenceIn(body, read, hasSignature);
  return read.result(() => (when === undefined || how === undefined || found === undefined ? undefined : {
    type: 'RecordInvestigation', ...when, how, found, investigator, competence, words, safetyWork, prevention, noPreventionBecause, ...(detail === undefined ? {} : { detail }), ...(presence === null ? {} : { presence }),
  }));
}

export function parseInPerson(body: FormBody, now: string): Parsed<AskForInvestigationInPerson> {
  const { read, when } = readFormWithTime(body, now);
  const words = read.needed('words', 'Write what the resident asked for');
  return read.result(() => (when === undefined ? undefined : { type: 'AskForInvestigationInPerson', ...when, words }));
}

/** One that was given on paper, or told where no more is owed. */
export function parsePaperSummary(body: FormBody, now: string): Parsed<RecordSummarySent> {
  const { read, when } = readFormWithTime(body, now);
  const how = read.oneOf('how', paperWays, 'Say how it was given');
  const words = read.needed('words', 'Write what the summary says: what was found, what we do and by when, or why nothing');
  return read.result(() => (when === undefined || how === undefined ? undefined : { type: 'RecordSummarySent', ...when, how, words }));
}

const doneWith = <Type extends 'RecordMadeSafe' | 'RecordPreventionFinished'>(type: Type) => (body: FormBody, now: string): Parsed<Extract<RecordMadeSafe | RecordPreventionFinished, { type: Type }>> => {
  const { read, when } = readFormWithTime(body, now);
  const words = wordsUnlessTaken(read, when);
  return read.result(() => (when === undefined ? undefined : { type, ...when, words }) as Extract<RecordMadeSafe | RecordPreventionFinished, { type: Type }> | undefined);
};

/** What a repair has on record need not be written twice. */
const wordsUnlessTaken = (read: Reading, when: Happened | undefined): string => (when?.takenFrom === undefined ? read.needed('words', whatHappened) : read.text('words'));
export const parseMadeSafe = doneWith('RecordMadeSafe');
export const parsePreventionFinished = doneWith('RecordPreventionFinished');

export function parsePreventionBegun(body: FormBody, now: string): Parsed<RecordPreventionBegun> {
  const { read, when } = readFormWithTime(body, now);
  const how = read.oneOf('how', beginningWays, 'Say whether work has started, or steps towards it were taken');
  const words = wordsUnlessTaken(read, when);
  const finishBy = read.date('finishBy', 'Enter a date, like 27 3 2027');
  return read.result(() => (when === undefined || how === undefined || finishBy === undefined ? undefined : { type: 'RecordPreventionBegun', ...when, how, words, finishBy }));
}

export function parseAccommodationAnswer(body: FormBody, now: string): Parsed<AnswerAccommodation> {
  const { read, when } = readFormWithTime(body, now);
  const answer = read.oneOf('answer', ['accepted', 'refused'], 'Say what they answered');
  const words = read.needed('words', 'Write what they said');
  return read.result(() => (when === undefined || answer === undefined ? undefined : { type: 'AnswerAccommodation', ...when, answer, words }));
}

export function parseStep(body: FormBody, now: string): Parsed<RecordReasonableStep> {
  const { read, when } = readFormWithTime(body, now);
  const kind = read.oneOf('kind', stepKinds, 'Say what kind of step it was');
  const words = read.needed('words', whatHappened);
  const told = formText(body, 'noticed') === 'yes' || formText(body, 'noticeAt') !== '';
  const noticeAt = told ? readMoment(read, body, 'notice') : null;
  return read.result(() => (when === undefined || kind === undefined || noticeAt === undefined ? undefined : { type: 'RecordReasonableStep', ...when, kind, words, noticeAt }));
}

export const heardWays: readonly HeardWay[] = ['by phone', 'by text', 'by email', 'in person'];

export function parseAnswer(body: FormBody): Parsed<RecordResidentsAnswer> {
  const read = readForm(body);
  const answer = read.oneOf('answer', ['agrees', 'disagrees', 'no answer'], 'Say what the resident answered');
  const how = read.oneOf('how', heardWays, 'Say how you asked');
  const words = read.needed('words', 'Write what they said, or how you tried');
  return read.result(() => (answer === undefined || how === undefined ? undefined : { type: 'RecordResidentsAnswer', answer, words, how }));
}

export function parseHeard(body: FormBody): Parsed<HearResident> {
  const read = readForm(body);
  const about = read.oneOf('about', ['hazard', 'stay'], 'Say what it is about');
  const how = read.oneOf('how', heardWays, 'Say how they told us');
  const words = read.needed('words', 'Write what they said');
  return read.result(() => (about === undefined || how === undefined ? undefined : { type: 'HearResident', about, words, how }));
}

export function parseClose(body: FormBody): Parsed<CloseHazard> {
  const read = readForm(body);
  const ending = read.oneOf('ending', endings, 'Say how it ends');
  const words = read.text('words');
  const programmeId = ending === 'works planned' ? formText(body, 'programmeId') : '';
  return read.result(() => (ending === undefined ? undefined : { type: 'CloseHazard', ending, words, programmeId: programmeId === '' ? null : programmeId }));
}
