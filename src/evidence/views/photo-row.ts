import { html, type Html } from '../../platform/html/index.ts';
import type { PhotoPhase } from '../model.ts';
import { phaseInWords } from './words.ts';

/** A photo to be shown small. */
export interface ShownPhoto {
  readonly id: string;
  readonly phase?: PhotoPhase | null;
  /** What it shows, where somebody said so. */
  readonly caption?: string;
}

const groups = ['before', 'after', undefined] as const;

/** Small pictures, each a link to the large one; those from before the work first, then those from after it. `address` is where this reader finds photos. */
export function photoRow(photos: readonly ShownPhoto[], address: string): Html {
  const isToldApart = photos.some(({ phase }) => (phase ?? undefined) !== undefined);
  return html`${groups.map((group) => rowOf(photos.filter(({ phase }) => (phase ?? undefined) === group), { address, group, isToldApart }))}`;
}

function rowOf(photos: readonly ShownPhoto[], { address, group, isToldApart }: { readonly address: string; readonly group: PhotoPhase | undefined; readonly isToldApart: boolean }): Html | undefined {
  if (photos.length === 0) return undefined;
  const what = group === undefined ? '' : `, ${phaseInWords[group].toLowerCase()}`;
  return html`<p class="govuk-body">${isToldApart && html`<strong>${group === undefined ? 'Other photos' : phaseInWords[group]}</strong><br>`}${photos.map(({ id, caption = '' }, at) => html`<a class="govuk-link" href="${address}/${id}"><img src="${address}/${id}/thumbnail" alt="Photo ${at + 1} of ${photos.length}${what}${caption !== '' && `: ${caption}`}: open it large" width="120" loading="lazy"></a> `)}</p>`;
}

/** The same of photos as a timeline keeps them. */
export const sealedPhotoRow = (photos: readonly { readonly photoId: string; readonly phase?: PhotoPhase }[], address: string): Html =>
  photoRow(photos.map(({ photoId, phase = null }) => ({ id: photoId, phase })), address);
