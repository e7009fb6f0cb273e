import { prepareInWorker } from './prepare/file-workers.ts';

/** A picture that is no evidence yet, made fit to be shown: small, and without what the camera wrote beside it. Undefined when it is none. */
export async function pictureToShow(bytes: Uint8Array): Promise<{ readonly bytes: Buffer; readonly mediaType: string } | undefined> {
  const prepared = await prepareInWorker(bytes, 'photos');
  if ('problem' in prepared || prepared.kind !== 'photo') return undefined;
  return { bytes: Buffer.from(prepared.thumbnail), mediaType: prepared.facts.mediaType };
}
