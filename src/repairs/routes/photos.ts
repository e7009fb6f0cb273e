import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { fieldsOf } from '../views/action-fields.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';
import { keepPhotos } from './photo-seals.ts';

/** Adding photos to a repair. */
export function photoRoutes(store: FileStore): readonly Route[] {
  const addPhotos: ActionPage<null> = {
    path: 'photos', action: 'AddPhotos', title: 'Add photos', verb: 'Add the photos', sendsPhotos: true,
    more: async () => null,
    fields: (_open, _more, form) => fieldsOf(form).photos('photos', 'Photos of the problem or of the work'),
    parse: async (visit, { record }) => {
      const kept = await keepPhotos(visit, record.spine.file.id, store);
      if (!kept.ok) return kept;
      if (kept.command.length === 0) return { ok: false, errors: { photos: 'Choose at least one photo' } };
      return { ok: true, command: { type: 'AddPhotos', photos: kept.command } };
    },
  };
  return actionRoutes(addPhotos);
}
