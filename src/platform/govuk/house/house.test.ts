import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html, render } from '../../html/index.ts';
import { clockList } from './clock-list.ts';
import { statTiles } from './stat-tiles.ts';
import { stepLadder } from './step-ladder.ts';
import { timeline } from './timeline.ts';
import { scrollingTable, stackingTable } from './wide-tables.ts';

describe('a ladder of steps', () => {
  const markup = render(
    stepLadder({
      label: 'How far it is',
      steps: [
        { text: 'Reported', state: 'done', note: '3 November' },
        { text: 'Booked', state: 'now' },
        { text: 'Fixed', state: 'to-come' },
      ],
    }),
  );
  it('says each state in words, for those who do not see colours', () => {
    const spoken = [...markup.matchAll(/visually-hidden">: ([^<]+)</g)].map(([, words]) => words);
    assert.deepEqual(spoken, ['done', 'now', 'not yet']);
  });
  it('marks one step as the present one', () => assert.equal(markup.split('aria-current="step"').length, 2));
});

describe('a clock', () => {
  const clock = { title: 'Fix it', due: 'by Friday 4 December', left: '8 working days left' };
  const tags = { 'in-time': undefined, soon: 'Due soon', overdue: 'Overdue', met: 'Done' } as const;
  for (const [state, words] of Object.entries(tags)) {
    it(`${state} is ${words ? `tagged "${words}"` : 'not tagged'}`, () => {
      const markup = render(clockList([{ ...clock, state: state as keyof typeof tags }]));
      assert.equal(/<strong[^>]*>\s*([^<]*?)\s*<\/strong>/.exec(markup)?.[1], words);
    });
  }
  it('opens to say why its date is what it is', () => {
    const markup = render(clockList([{ ...clock, state: 'soon', because: 'Counted from <Monday>' }]));
    assert.match(markup, /Why this date\?/);
    assert.match(markup, /Counted from &lt;Monday&gt;/);
    assert.doesNotMatch(render(clockList([{ ...clock, state: 'soon' }])), /Why this date/);
  });
});

it('a timeline keeps the order it is given and says when for people and for machines', () => {
  const markup = render(
    timeline({
      entries: [
        { title: 'Visit booked', when: 'Tuesday 24 November', dateTime: '2026-11-24', who: 'P. Shah' },
        { title: 'Reported', when: '3 November', body: html`<p>Leak</p>` },
      ],
    }),
  );
  assert.ok(markup.indexOf('Visit booked') < markup.indexOf('Reported'));
  assert.match(markup, /<time datetime="2026-11-24">Tuesday 24 November<\/time> · P\. Shah/);
  assert.match(markup, /<time>3 November<\/time><\/p>\s*<p>Leak<\/p>/);
});

it('a number is a link to the rows it counts, and zero is shown', () => {
  const markup = render(statTiles([{ label: 'Overdue', count: 0, href: '/overdue' }]));
  assert.match(markup, /<a[^>]* href="\/overdue"><span[^>]*>0<\/span> Overdue<\/a>/);
});

describe('a table on a phone', () => {
  const facts = { head: [{ text: 'Home' }, { text: 'Due' }], rows: [[{ text: '14 Larch House' }, { text: '4 December' }]] };
  it('scrolls in a named box that the keyboard reaches', () => {
    assert.match(render(scrollingTable({ ...facts, label: 'Visits' })), /role="region" aria-label="Visits" tabindex="0"><table/);
  });
  it('or shows each fact under the name of its column', () => {
    const labels = [...render(stackingTable(facts)).matchAll(/<td[^>]* data-label="([^"]*)"/g)].map(([, label]) => label);
    assert.deepEqual(labels, ['Home', 'Due']);
  });
});
