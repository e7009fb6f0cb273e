import { textOf, type EventWords } from '../../casefile/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** How a case's timeline shows photos that were added. */
export const evidenceEvents: EventWords = {
  PhotosAdded: {
    group: 'evidence',
    words: (data) => {
      const ids = photoIds(data['photos']);
      return { title: ids.length === 1 ? 'Photo added' : `${ids.length} photos added`, body: photoRow(ids, '/photos') };
    },
  },
};

/** Small pictures, each a link to the large one. `address` is where this reader finds photos. */
export function photoRow(ids: readonly string[], address: string): Html {
  return html`<p class="govuk-body">${ids.map((id, at) => html`<a class="govuk-link" href="${address}/${id}"><img src="${address}/${id}/thumbnail" alt="Photo ${at + 1} of ${ids.length}: open it large" width="120" loading="lazy"></a> `)}</p>`;
}

function photoIds(photos: unknown): string[] {
  if (!Array.isArray(photos)) return [];
  return photos.map((photo: Readonly<Record<string, unknown>>) => textOf(photo, 'id')).filter((id) => id !== '');
}
