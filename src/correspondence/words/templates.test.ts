import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { longDate, plainDate } from '../../clock/index.ts';
import { writeMessage, type Reader } from '../decide/write-message.ts';
import { longestText, oneMoreText, roomForLink } from './compose.ts';
import { lintWording } from './lint.ts';
import type { MessageTemplate, WordValue, WordValues } from './model.ts';
import { languageLine, templates } from './templates.ts';

const today = plainDate('2026-11-22');
const long = 'the hot water tank in the airing cupboard on the landing drips through the ceiling of the room below it, every night since the storm';
const usual = { name: 'Ms A. Okafor', landlord: 'Larch Homes', title: 'Leak under kitchen sink' };
const longest = { name: 'Mrs Wilhelmina Featherstonehaugh-Cholmondeley', landlord: 'The Metropolitan Borough Homes and Communities Partnership', title: long };
const channels = ['text', 'email', 'letter'] as const;

const reader = (channel: Reader['channel'], more: Partial<Reader> = {}): Reader =>
  ({ residentId: null, name: usual.name, channel, address: 'somewhere', tasks: [], language: 'English', format: 'standard', wordings: [], ...more });

function valuesOf({ placeholders }: MessageTemplate, said: { readonly landlord: string; readonly title: string }, free?: string): WordValues {
  const values = Object.entries(placeholders).map(([name, { example, isTyped }]): [string, WordValue] => [name, isTyped === true && free !== undefined ? free : example]);
  return { ...Object.fromEntries(values), landlord: said.landlord, title: said.title };
}

const write = (template: MessageTemplate, channel: Reader['channel'], free?: string, said = usual) =>
  writeMessage(reader(channel, { name: said.name }), { template: template.name, values: valuesOf(template, said, free), today });

for (const template of templates) {
  describe(template.name, () => {
    test('our own words pass the lint that a landlord’s must pass', () => {
      assert.deepEqual(lintWording(template, 'English', template.usual), []);
    });

    for (const channel of channels.filter((each) => template.neverAText !== true || each !== 'text')) {
      const { template: name, subject, body } = write(template, channel);

      test(`${channel}: goes under its own name, and names case, number, landlord and link`, () => {
        assert.equal(name, template.name);
        assert.match(body, /REP-2026-08817/);
        assert.match(body, /[Cc]all 0161 496 0000/);
        assert.equal(body.split('{link}').length, 2);
        assert.match(body, /Larch Homes/);
      });

      test(`${channel}: says every day it was given in full, and leaves no gap`, () => {
        for (const { example } of Object.values(template.placeholders)) {
          if (typeof example === 'object' && 'day' in example) assert.ok(body.includes(longDate(example.day, today)), body);
        }
        assert.doesNotMatch(`${subject}\n${body}`, /undefined|null|NaN|\[object|\(\(|\{(?!link\})/);
        assert.doesNotMatch(body, / {2}|\.\.(?!\.)(?<!\.\.\.)| \.|,\s*\./);
      });

      test(`${channel}: when it promises, it says what follows if we miss it`, () => {
        if (/We will (?!visit)[^.]* by |By [^.]* we will /.test(body)) assert.match(body, /If we miss that date, a manager is told/);
        if (/We will (now )?visit on/.test(body)) assert.match(body, /If we do not come, a manager is told/);
      });
    }

    if (template.neverAText !== true) test('text: fits three text messages with its link, whatever people typed, and four with the line about languages', () => {
      for (const [language, most] of [['English', longestText], ['Kurdish (Sorani)', longestText + oneMoreText]] as const) {
        const { body } = writeMessage(reader('text', { name: longest.name, language }), { template: template.name, values: valuesOf(template, longest, `{link} ${long} ${long}`), today });
        assert.equal(body.split('{link}').length, 2);
        const length = body.length - '{link}'.length + roomForLink;
        assert.ok(length <= most, `${length} characters: ${body}`);
      }
    });

    test('text: keeps to letters every phone sends whole', () => {
      assert.match(write(template, 'text', 'it’s “wet” – still…').body, /^[\x20-\x7E\n]*$/);
    });

    test('letter: cuts nothing short, and addresses the person', () => {
      const { body } = write(template, 'letter', long, longest);
      assert.doesNotMatch(body, /\.\.\./);
      assert.match(body, /^Dear Mrs Wilhelmina/);
    });
  });
}

test('the line about languages passes the lint too', () => assert.deepEqual(lintWording(languageLine, 'English', languageLine.usual), []));

describe('the language of a message', () => {
  const booked = templates.find(({ name }) => name === 'visit-booked');
  const values = booked === undefined ? {} : valuesOf(booked, usual);
  const polish = { template: 'visit-booked', language: 'Polish', subject: 'Wizyta', sentences: ['Przyjdziemy: ((visit day)), ((visit hours)). ((reference)) ((phone)) ((link))'], more: [] };
  const say = (language: string, wordings: Reader['wordings']) => writeMessage(reader('email', { language, wordings }), { template: 'visit-booked', values, today });

  test('is theirs where the landlord has words in it, days and hours too', () => {
    const { body, language, tasks } = say('polish ', [polish]);
    assert.match(body, /Przyjdziemy: wtorek, 24 listopada 2026, 8:00–12:00\. REP-2026-08817/);
    assert.doesNotMatch(body, /Dear|Your reference/);
    assert.deepEqual([language, tasks], ['Polish', []]);
  });

  test('is otherwise English with a line that says so, and a task for a person: never silently the wrong one', () => {
    const { body, language, tasks } = say('Polish', []);
    assert.match(body, /We can send this in Polish: call 0161 496 0000\./);
    assert.deepEqual([language, tasks], ['English', [{ kind: 'language', detail: 'Polish' }]]);
  });

  test('the line may itself be in their language', () => {
    const line = { template: 'language-line', language: 'Polish', subject: '-', sentences: ['Możemy to wysłać po polsku: ((phone)).'], more: [] };
    assert.match(say('Polish', [line]).body, /Możemy to wysłać po polsku: 0161 496 0000\./);
  });

  test('own English words are used for those who read English', () => {
    const own = { ...polish, language: 'English', sentences: ['See you on ((visit day)). ((visit hours)) ((reference)) ((phone)) ((link))'] };
    assert.match(say('English', [own]).body, /See you on Tuesday 24 November\./);
    assert.deepEqual(say('', [own]).tasks, []);
  });
});

test('what somebody typed is never read as a placeholder or a link of ours', () => {
  const { body } = writeMessage(reader('email'), { template: 'repair-cancelled', values: { ...valuesOf(templates[1] ?? languageLine, usual), reason: 'see ((phone)) at {link}' }, today });
  assert.match(body, /because see \(\(phone\)\) at link\./);
});
