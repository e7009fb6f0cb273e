import { casePageRoles, openCase } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { file, linkRoute, redirect, staffRoute, type LandlordVisit, type LinkVisit, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { recordView } from '../../staff/index.ts';
import type { Photo } from '../model.ts';
import { photoById } from '../queries.ts';
import { withdrawnPicture } from '../views/withdrawn-picture.ts';

type FoundPhoto = Photo & { readonly reference: string; readonly isWithdrawn: boolean };

/** Photos for staff, and for the holder of a link to the very case they belong to. What was withdrawn is shown to neither. */
export function photoRoutes(store: FileStore): readonly Route[] {
  return [
    staffRoute('GET', '/photos/:id', casePageRoles, (visit) => showToStaff(visit, store)),
    staffRoute('GET', '/photos/:id/thumbnail', casePageRoles, async (visit) => {
      const photo = await theirPhoto(visit);
      // The timeline has it for ever: in its place stands that it was withdrawn.
      return photo.isWithdrawn ? file(withdrawnPicture, 'image/svg+xml') : answerWith(visit, store, { photo, part: 'thumbnail' });
    }),
    linkRoute('GET', '/r/:token/photos/:id', (visit) => showToLinkHolder(visit, store, 'stored')),
    linkRoute('GET', '/r/:token/photos/:id/thumbnail', (visit) => showToLinkHolder(visit, store, 'thumbnail')),
  ];
}

async function showToStaff(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const photo = await theirPhoto(visit);
  if (photo.isWithdrawn) return redirect(`/cases/${photo.reference}/evidence#${photo.id}`);
  await recordView(visit.tx, visit, 'photo', photo.id);
  return answerWith(visit, store, { photo, part: 'stored' });
}

async function showToLinkHolder(visit: LinkVisit, store: FileStore, part: 'stored' | 'thumbnail'): Promise<Reply> {
  const photo = await thePhoto(visit);
  // A photo of another case is as unknown here as one that never was.
  if (photo.caseId !== visit.link.caseId || photo.isWithdrawn) throw new NotFound('photo');
  return answerWith(visit, store, { photo, part });
}

/** Photos show the inside of people's homes: whoever may not see the case may not see them. */
async function theirPhoto(visit: StaffVisit): Promise<FoundPhoto> {
  const photo = await thePhoto(visit);
  await openCase(visit, photo.reference);
  return photo;
}

async function thePhoto({ params, tx }: LandlordVisit): Promise<FoundPhoto> {
  const { id } = params;
  const photo = isUuid(id) ? await photoById(tx, id) : undefined;
  if (photo === undefined) throw new NotFound('photo');
  return photo;
}

async function answerWith(visit: LandlordVisit, store: FileStore, wanted: { photo: Photo; part: 'stored' | 'thumbnail' }): Promise<Reply> {
  const { id, mediaType } = wanted.photo;
  const bytes = await store.get(visit.landlord.id, { id, part: wanted.part });
  if (bytes === undefined) throw new NotFound('photo file');
  return file(bytes, mediaType);
}
