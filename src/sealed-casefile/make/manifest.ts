import { hash } from 'node:crypto';
import { canonicalJson } from '../../casefile/index.ts';
import { manifestFormat, type Manifest, type ManifestFile, type SealedCasefile } from '../model.ts';

/** The seal of a manifest: SHA-256, in hex, over all the rest of it. */
export function sealOfManifest(manifest: Omit<Manifest, 'seal'>): string {
  return hash('sha256', canonicalJson(manifest), 'hex');
}

/** The one way a manifest is written, so that no byte of it can change unseen. */
export const manifestText = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`;

/** Names every file with its hash, and the head of each chain. */
export function writeManifest(casefile: SealedCasefile, files: readonly ManifestFile[], missing: readonly string[]): string {
  const { reference, audience, reason, madeAt, madeBy, landlord, cases } = casefile;
  const heads = cases.map(({ file }) => ({ reference: file.reference, id: file.id, lastSequence: file.lastSequence, lastHash: file.lastHash }));
  const unsealed = { format: manifestFormat, reference, audience, reason, madeAt, madeBy, landlord, cases: heads, files, missing } as const;
  return manifestText({ ...unsealed, seal: sealOfManifest(unsealed) });
}
