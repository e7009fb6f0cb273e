import { stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WordingVersion } from '../queries/index.ts';
import { english, type MessageTemplate } from '../words/model.ts';
import { moment } from './words.ts';

/** Every message that leaves by itself, and whose words it has. */
export function wordsListPage(templates: readonly MessageTemplate[], inForce: readonly (WordingVersion & { readonly template: string })[], today: string): Html {
  return html`<h1 class="govuk-heading-l">Words to residents</h1>
    <p class="govuk-body">What happens sends these messages by itself. You can put your own words in place of ours, in English and in other languages.
      Somebody who reads a language that has no words here is written to in English with a line that offers theirs, and the owner of the case is asked to see to it.</p>
    ${stackingTable({
      caption: 'Messages by what sends them',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'When' }, { text: 'Subject' }, { text: 'Words' }, { text: 'Other languages' }, { text: 'Last changed' }],
      rows: templates.map((template) => rowOf(template, inForce.filter((one) => one.template === template.name), today)),
    })}`;
}

function rowOf({ name, event, usual }: MessageTemplate, all: readonly WordingVersion[], today: string) {
  const own = all.filter(({ withdrawn }) => !withdrawn);
  const inEnglish = own.find(({ language }) => language === english);
  const others = own.filter(({ language }) => language !== english);
  const last = all.toSorted((one, other) => (one.savedAt < other.savedAt ? 1 : -1))[0];
  return [
    { html: html`<a class="govuk-link" href="/admin/messages/words?message=${name}">${event}</a>` },
    { text: inEnglish?.subject ?? usual.subject },
    { html: inEnglish === undefined ? html`Ours` : tag({ text: 'Your own', classes: 'govuk-tag--blue' }) },
    { html: others.length === 0 ? html`None` : html`${others.map(({ language }, at) => html`${at > 0 && ', '}<a class="govuk-link" href="/admin/messages/words?message=${name}&amp;language=${encodeURIComponent(language)}">${language}</a>`)}` },
    { text: last === undefined ? 'Never' : `${moment(last.savedAt, today)}, by ${last.savedByName}` },
  ];
}
