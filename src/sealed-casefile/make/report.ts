import { eventInWords, kindInWords, linkInWords, stageInWords } from '../../casefile/index.ts';
import { phaseInWords, type EvidenceItem } from '../../evidence/index.ts';
import { countOf, dateInLondon, longDateTime, longDateWithYear, shortDate, timeInLondon, type Instant } from '../../clock/index.ts';
import { confidenceWords } from '../../law/index.ts';
import type { ReportBlock } from '../../platform/print/index.ts';
import { leftOutRules } from '../decide/left-out-rules.ts';
import type { LeftOut, SealedCase, SealedCasefile } from '../model.ts';
import { forWhom } from '../views/words.ts';
import { peopleLines } from './people.ts';
import { plainText } from './plain-text.ts';

type NameOf = (of: SealedCase, item: EvidenceItem) => string;

const heading = (level: 1 | 2 | 3, text: string, newPage?: true): ReportBlock => ({ kind: 'heading', level, text, ...(newPage === true ? { newPage } : {}) });
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });
const list = (items: readonly string[], none: string): ReportBlock => (items.length === 0 ? paragraph(none) : { kind: 'list', items });

/** The casefile to be read: what is missing from the record first, then each case from its beginning. */
export function* casefileReport(casefile: SealedCasefile, nameOf: NameOf): Generator<ReportBlock> {
  const { reference, cases, gaps, leftOut } = casefile;
  yield heading(1, `Sealed casefile ${reference}`);
  yield paragraph(`${casefile.landlord}. Made for ${forWhom[casefile.audience]} by ${casefile.madeBy}, at ${longDateTime(casefile.madeAt as Instant)}.`);
  yield paragraph(`Why: ${casefile.reason}`);
  yield heading(2, 'Gaps in the record');
  yield paragraph('What the record should say and does not, by rules that are the same for every case. They come first, so that nobody has to look for them.');
  yield list(gaps.map((gap) => (cases.length === 1 ? gap.words : `${gap.reference}: ${gap.words}`)), 'None found.');
  yield heading(2, 'What is in it');
  yield list(cases.map(contentsLine), '');
  yield heading(2, 'What was left out');
  yield list(leftOutInWords(leftOut), 'Nothing.');
  yield heading(2, 'To check it');
  yield paragraph('“putright verify FILE.zip” needs nothing but the file. README.txt beside this says what it proves, and how to check it without that program.');
  for (const each of cases) yield* caseReport(each, nameOf);
}

/** How many of what, by the rule. */
export function leftOutInWords(leftOut: readonly LeftOut[]): readonly string[] {
  return [...Map.groupBy(leftOut, ({ rule }) => rule)].map(([rule, left]) => {
    const cases = left.filter(({ what }) => what === 'case').map(({ about }) => about);
    return `${leftOutRules[rule as keyof typeof leftOutRules]} ${cases.length > 0 ? cases.join(', ') : `${left.length} left out`}.`;
  });
}

function* caseReport(record: SealedCase, nameOf: NameOf): Generator<ReportBlock> {
  const { file, clocks, promises, evidence, messages, links } = record;
  yield heading(1, `${file.reference}: ${file.title}`, true);
  yield list(headerLines(record), '');
  if (links.length > 0) yield list(links.map(({ kind, isFromHere, reference }) => `${linkInWords(kind, isFromHere)} ${reference}`), '');
  yield heading(2, 'Who had a part in it');
  yield list(peopleLines(record), 'Nobody.');
  yield heading(2, 'What happened, from the beginning');
  yield* timeline(record);
  yield heading(2, 'Promises');
  yield list(promises.map((promise) => `By ${longDateWithYear(promise.dueOn)}, to ${promise.madeTo}: ${promise.words}. ${capitalised(promise.outcome ?? 'no outcome')}${promise.outcomeReason === null ? '' : `: ${promise.outcomeReason}`}.`), 'None.');
  yield heading(2, 'Clocks');
  yield list(clocks.filter(({ kind }) => kind !== 'rhythm' && kind !== 'promise').map(clockLine), 'None.');
  yield heading(2, 'Messages');
  yield list(messages.map(({ subject, channel, recipientName, queuedAt, status, failure }) => `${moment(queuedAt)}, by ${channel} to ${recipientName}: ${subject}. ${capitalised(status)}${failure === null ? '' : ` (${failure})`}.`), 'None.');
  yield heading(2, 'Evidence');
  if (evidence.length === 0) yield paragraph('None.');
  for (const item of evidence) yield* evidenceLines(item, nameOf(record, item));
}

function* evidenceLines({ kind, caption, phase, takenBy, addedAt, sha256, originalSha256 }: EvidenceItem, name: string): Generator<ReportBlock> {
  const what = phase === null ? kind : `${kind} ${phaseInWords[phase].toLowerCase()}`;
  yield paragraph(`${name.split('/').at(-1) ?? name}: ${caption === '' ? what : `${caption} (${what})`}. Added by ${takenBy}, ${moment(addedAt)}.`);
  yield { kind: 'paragraph', small: true, text: `SHA-256 ${sha256}${originalSha256 === sha256 ? '' : `\nas it was sent ${originalSha256}`}` };
}

const capitalised = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

function contentsLine({ file, events, evidence }: SealedCase): string {
  return `${file.reference}: ${file.title}. ${events.length === 1 ? '1 entry' : `${events.length} entries`}, ${countOf(evidence.length, 'piece')} of evidence.`;
}

function headerLines({ file, place, residentName, ownerName, teamName }: SealedCase): readonly string[] {
  return [
    `${kindInWords(file.kind)}, ${stageInWords(file.kind, file.stage).toLowerCase()}`, place, ...(residentName === null ? [] : [`Resident: ${residentName}`]), `Owner: ${ownerName}, ${teamName}`,
    `Opened ${moment(file.openedAt)}${file.closedAt === null ? '; not closed' : `; closed ${moment(file.closedAt)}`}`,
    `${file.lastSequence} entries; the last is sealed as ${file.lastHash}`,
  ];
}

function clockLine({ duty, dueOn, dueAt, status, settledAt, late, because, citation, confidence }: SealedCase['clocks'][number]): string {
  const due = dueOn === null ? moment(dueAt ?? '') : longDateWithYear(dueOn);
  const how = status === 'open' ? 'open' : `${status} ${moment(settledAt ?? '')}${late ? ', late' : ''}`;
  return `${duty}, by ${due}: ${how}. ${because}. ${citation} (${confidenceWords[confidence]}).`;
}

const moment = (at: string): string => `${shortDate(dateInLondon(at as Instant))} ${timeInLondon(at as Instant)}`;

function* timeline({ events, file }: SealedCase): Generator<ReportBlock> {
  for (const event of events) {
    if ('leftOut' in event) {
      yield { kind: 'paragraph', small: true, text: `Entry ${event.sequence} is left out: ${leftOutRules[event.leftOut as keyof typeof leftOutRules].toLowerCase()}` };
      continue;
    }
    const { title, body } = eventInWords(event, dateInLondon(file.openedAt));
    yield heading(3, `${event.sequence}. ${title}`);
    yield { kind: 'paragraph', small: true, text: `${moment(event.at)}, ${event.actorName}${event.actorKind === 'resident' ? ' (resident)' : event.actorKind === 'contractor' ? ' (by a link)' : ''}` };
    const said = plainText(body);
    if (said !== '') yield paragraph(said);
  }
}
