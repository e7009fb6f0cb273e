import { sentence, textOf, wordsOf, type EventWords } from '../../casefile/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { EvidenceKind } from '../model.ts';
import { photoRow } from './photo-row.ts';
import { countOfKinds, kindInWords } from './words.ts';

interface Seal {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly fileName: string;
}

/** How a case's timeline tells what became of its evidence. */
export const evidenceEvents: EventWords = {
  EvidenceAdded: {
    group: 'evidence',
    words: (data) => {
      const items = (Array.isArray(data['items']) ? data['items'] : []) as readonly Seal[];
      return { title: `${countOfKinds(items.map(({ kind }) => kind))} added`, body: html`${wordsOf(textOf(data, 'caption'))}${cameFrom(data['from'])}${shown(items)}` };
    },
  },
  EvidenceWithdrawn: {
    group: 'evidence',
    words: (data) => ({ title: `${kindInWords(textOf(data, 'kind'))} withdrawn: it is kept, but sealed`, body: wordsOf(textOf(data, 'reason')) }),
  },
  SealedEvidenceOpened: {
    group: 'evidence',
    words: (data) => ({ title: `${kindInWords(textOf(data, 'kind'))}: the sealed file was opened`, body: wordsOf(textOf(data, 'reason')) }),
  },
};

function cameFrom(from: unknown): Html | undefined {
  const { sender = '' } = (typeof from === 'object' && from !== null ? from : {}) as { readonly sender?: string };
  return from === undefined ? undefined : sentence(`It arrived without a case${sender === '' ? '' : `, from ${sender}`}.`);
}

function shown(items: readonly Seal[]): Html {
  const photos = items.filter(({ kind }) => kind === 'photo');
  const others = items.filter(({ kind }) => kind !== 'photo');
  return html`${photos.length > 0 && photoRow(photos, '/photos')}
    ${others.length > 0 && html`<ul class="govuk-list">${others.map(({ id, kind, fileName }) => html`<li><a class="govuk-link" href="/evidence/${id}">${fileName}</a> (${kindInWords(kind).toLowerCase()})</li>`)}</ul>`}`;
}
