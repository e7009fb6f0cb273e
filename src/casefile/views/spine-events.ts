import { isInstant, longDateTime, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { linkInWords } from './link-words.ts';
import { dateOfFact, sentence, textOf, wordsOf, type EventData, type EventInWords, type EventWords } from './event-words.ts';

const channelNames: Readonly<Record<string, string>> = {
  phone: 'by phone', text: 'by text message', email: 'by email', letter: 'by letter',
  visit: 'on a visit', 'in person': 'in person', 'web page': 'on our web page',
};

/** "by text message". */
export const channelInWords = (channel: string): string => channelNames[channel] ?? channel;

const dueOf = (data: EventData, today: PlainDate): string => {
  const at = textOf(data, 'dueAt');
  return isInstant(at) ? longDateTime(at) : dateOfFact(data, 'dueOn', today);
};

const clock = (title: string) => ({
  group: 'clocks' as const,
  words: (data: EventData, today: PlainDate): EventInWords => {
    const due = dueOf(data, today);
    const told = Array.isArray(data['told']) ? data['told'].map(String).join(', ') : '';
    return { title: `${title}: ${textOf(data, 'duty')}`, body: html`${due !== '' && sentence(`Due by ${due}`)}${told !== '' && sentence(`Told: ${told}`)}` };
  },
});

const promise = (title: string) => ({
  words: (data: EventData, today: PlainDate): EventInWords => ({
    title: `${title}: ${textOf(data, 'words')}`,
    body: html`${sentence(`By ${dateOfFact(data, 'dueOn', today)}${textOf(data, 'madeTo') === '' ? '' : `, to ${textOf(data, 'madeTo')}`}`)}${wordsOf(textOf(data, 'reason'))}`,
  }),
});

const delivery = (title: string) => ({
  group: 'letters' as const,
  words: (data: EventData): EventInWords => ({
    title: `${title}: ${textOf(data, 'subject')}`,
    body: html`${sentence(`To ${textOf(data, 'to')} ${channelInWords(textOf(data, 'channel'))}`)}${wordsOf(textOf(data, 'why') || textOf(data, 'reason'))}`,
  }),
});

/** The three answers of a handover note. */
function noteList(data: EventData): Html {
  const answers = [['Promised', 'promised'], ['Next', 'next'], ['The resident', 'resident']] as const;
  return html`<ul class="govuk-list">${answers.map(([label, fact]) => html`<li><strong>${label}:</strong> ${textOf(data, fact)}</li>`)}</ul>${data['isDrafted'] === true && sentence('Drawn up from the record.')}`;
}

/** How the events that every kind of case has are told. */
export const spineEvents: EventWords = {
  NoteAdded: { words: (data) => ({ title: 'Note', body: wordsOf(textOf(data, 'words')) }) },
  ContactRecorded: { group: 'contacts', words: contactInWords },
  OwnerChanged: {
    words: (data) => ({ title: `Owner changed to ${textOf(data, 'ownerName')}`, body: html`${wordsOf(textOf(data, 'handover'))}${wordsOf(textOf(data, 'words'))}${textOf(data, 'promised') !== '' && noteList(data)}` }),
  },
  CaseLinked: {
    words: (data) => ({ title: `${linkInWords(textOf(data, 'kind'), true)} ${textOf(data, 'to')}`, body: wordsOf(textOf(data, 'words')) }),
  },
  CaseLinkedFrom: {
    words: (data) => ({ title: `${linkInWords(textOf(data, 'kind'), false)} ${textOf(data, 'from')}`, body: sentence(`The record of ${textOf(data, 'from')} says why`) }),
  },
  CaseUnlinked: {
    words: (data) => ({ title: `No longer linked: ${linkInWords(textOf(data, 'kind'), data['isFromHere'] === true)} ${textOf(data, 'other')}`, body: wordsOf(textOf(data, 'reason')) }),
  },
  CaseUnlinkedFrom: {
    words: (data) => ({ title: `No longer linked: ${linkInWords(textOf(data, 'kind'), data['isFromHere'] === true)} ${textOf(data, 'from')}`, body: sentence(`The record of ${textOf(data, 'from')} says why`) }),
  },
  CasefileSealed: {
    words: (data) => ({ title: `A sealed casefile of ${textOf(data, 'of')} was made, for the ${textOf(data, 'audience') === 'ombudsman' ? 'Ombudsman' : 'resident'}`, body: wordsOf(textOf(data, 'reason')) }),
  },
  PromiseMade: promise('Promise made'),
  PromiseKept: promise('Promise kept'),
  PromiseMoved: promise('Promise moved'),
  PromiseBroken: promise('Promise broken'),
  PromiseWithdrawn: promise('Promise withdrawn'),
  DeadlineSet: { group: 'clocks', words: clockSet },
  DeadlineMet: {
    group: 'clocks',
    words: (data) => ({ title: `${data['late'] === true ? 'Done late' : 'Done in time'}: ${textOf(data, 'duty')}` }),
  },
  DeadlineWithdrawn: clock('No longer applies'),
  DeadlineDueSoon: clock('Due soon'),
  DeadlineOverdue: clock('Overdue'),
  DeadlineEscalated: clock('Raised to the manager'),
  DeadlineStillOverdue: clock('Still overdue'),
  SilenceBegan: {
    group: 'clocks',
    words: (data, today) => ({ title: 'The resident has not heard from us in time', body: sentence(`A word was due by ${dueOf(data, today)}`) }),
  },
  MessageQueued: {
    group: 'letters',
    words: (data) => ({ title: `Message written: ${textOf(data, 'subject')}`, body: messageBody(data) }),
  },
  MessageSent: delivery('Message sent'),
  MessageFailed: delivery('Message could not be sent'),
  MessageUncertain: delivery('We do not know whether this message arrived'),
};

function contactInWords(data: EventData): EventInWords {
  const channel = channelInWords(textOf(data, 'channel'));
  return { title: textOf(data, 'direction') === 'out' ? `We spoke to the resident ${channel}` : `We heard from the resident ${channel}`, body: wordsOf(textOf(data, 'words')) };
}

function clockSet(data: EventData, today: PlainDate): EventInWords {
  const because = textOf(data, 'because');
  const citation = textOf(data, 'citation');
  const reason = [because, because.includes(citation) ? '' : citation].filter((text) => text !== '').join('. ');
  return { title: `Clock started: ${textOf(data, 'duty')}`, body: html`${sentence(`Due by ${dueOf(data, today)}`)}${reason !== '' && sentence(reason)}` };
}

function messageBody(data: EventData): Html {
  return html`${sentence(`To ${textOf(data, 'to')} ${channelInWords(textOf(data, 'channel'))}`)}<div class="govuk-inset-text">${wordsOf(textOf(data, 'body'))}</div>`;
}
