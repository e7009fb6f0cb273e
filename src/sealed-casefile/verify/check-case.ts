import { checkChain, type ChainEntry } from '../../casefile/index.ts';
import { countOf } from '../../clock/index.ts';
import type { Manifest } from '../model.ts';
import { parsed } from './read-manifest.ts';

/** A case's chain, checked: what holds and what does not, in words. */
export interface Checked {
  readonly reference: string;
  readonly entries: readonly ChainEntry[];
  readonly holds: readonly string[];
  readonly wrong: readonly string[];
}

/** Recomputes a chain from the lines of its file, up to the entry that the manifest calls the last. */
export function checkCase({ reference, id, lastSequence, lastHash }: Manifest['cases'][number], written: string | undefined): Checked {
  const entries = (written ?? '').split('\n').filter((line) => line !== '').map((line) => parsed(line));
  const at = entries.findIndex((entry) => !isEntry(entry));
  if (at >= 0) return { reference, entries: [], holds: [], wrong: [`${reference}: line ${at + 1} of its entries cannot be read.`] };
  const chain = entries as readonly ChainEntry[];
  const check = checkChain(id, chain, { lastSequence, lastHash });
  if (!check.intact) return { reference, entries: chain, holds: [], wrong: [`${reference} is broken at entry ${check.brokenAt}: ${check.why}.`] };
  const left = chain.filter((entry) => 'leftOut' in entry).length;
  const holds = `${reference}: ${countOf(check.entries, 'entry').replace('entrys', 'entries')}, each following the one before it.${left === 0 ? '' : ` Of ${left} only the place is here: they were left out.`}`;
  return { reference, entries: chain, holds: [holds], wrong: [] };
}

function isEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, previousHash, hash, leftOut, data } = value as Readonly<Record<string, unknown>>;
  const isLinked = typeof sequence === 'number' && typeof previousHash === 'string' && typeof hash === 'string';
  return isLinked && (typeof leftOut === 'string' || (typeof data === 'object' && data !== null));
}

/** Evidence is what the timeline says was received: its fingerprint was sealed when it came. */
export function checkEvidence({ files }: Manifest, { reference, entries }: Checked): readonly string[] {
  const seals = sealsIn(entries);
  return files.flatMap(({ name, evidenceId, part, sha256 }) => {
    const sealed = evidenceId === undefined || !name.startsWith(`cases/${reference}/`) ? undefined : seals.get(evidenceId);
    const expected = part === 'original' ? sealed?.originalSha256 : sealed?.sha256;
    return expected === undefined || expected === sha256 ? [] : [`${name} is not the file that the timeline says was received.`];
  });
}

interface Fingerprints {
  readonly sha256?: string;
  readonly originalSha256?: string;
}

/** Every fingerprint the entries hold, by the evidence it is of, wherever in their facts it stands. */
function sealsIn(entries: readonly ChainEntry[]): ReadonlyMap<string, Fingerprints> {
  const found = new Map<string, Fingerprints>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, photoId, sha256, originalSha256 } = value as Readonly<Record<string, string | undefined>>;
    const of = photoId ?? id;
    if (of !== undefined && sha256 !== undefined) found.set(of, { sha256, ...(originalSha256 === undefined ? {} : { originalSha256 }) });
    for (const inner of Object.values(value)) look(inner);
  };
  for (const entry of entries) if (!('leftOut' in entry)) look(entry.data);
  return found;
}

/** Who made it, for whom and why are on the chain too: whoever rewrites the manifest cannot rewrite that. */
export function checkMaking({ reference, audience, reason, madeAt, madeBy }: Manifest, checked: readonly Checked[]): readonly string[] {
  const entries = checked.find((each) => each.reference === reference)?.entries ?? [];
  const tells = entries.some((entry) => !('leftOut' in entry) && entry.type === 'CasefileSealed' && entry.at === madeAt && entry.actorName === madeBy && entry.data['audience'] === audience && entry.data['reason'] === reason);
  return tells ? [] : ['No entry of the case says that this file was made by whom, when, for whom and why it says.'];
}
