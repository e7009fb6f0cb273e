import type { Readable } from 'node:stream';
import { canonicalJson } from '../../casefile/index.ts';
import { downloadEnding, type EvidenceItem } from '../../evidence/index.ts';
import { sealed, type FileStore } from '../../platform/files/index.ts';
import { reportPdf } from '../../platform/print/index.ts';
import { zipOf, type FileToZip } from '../../platform/zip/index.ts';
import type { ManifestFile, SealedCase, SealedCasefile } from '../model.ts';
import { casefileReport } from './report.ts';
import { readMe } from './read-me.ts';
import { leftOutRules } from '../decide/left-out-rules.ts';
import { writeManifest } from './manifest.ts';

interface Keeping {
  readonly store: FileStore;
  readonly landlordId: string;
}

/** The casefile as one archive, made while it is read: photos pass through and are never all in memory. */
export function casefileZip(casefile: SealedCasefile, keeping: Keeping): Readable {
  return zipOf(filesOf(casefile, keeping), casefile.madeAt);
}

/** Each file in turn, and last what names them all with their hashes: by then they have gone by. */
async function* filesOf(casefile: SealedCasefile, keeping: Keeping): AsyncGenerator<FileToZip> {
  const written: ManifestFile[] = [];
  const missing: string[] = [];
  for (const file of writtenFiles(casefile)) yield* passing(file, written);
  for (const each of casefile.cases) {
    for (const item of each.evidence) {
      for (const part of casefile.withOriginals.has(item.id) ? (['stored', 'original'] as const) : (['stored'] as const)) {
        const bytes = await keeping.store.open(keeping.landlordId, { id: item.id, part });
        const name = nameOf(each, item, part);
        if (bytes === undefined) missing.push(name);
        else yield* passing({ name, bytes, isPacked: true }, written, { evidenceId: item.id, part });
      }
    }
  }
  yield { name: 'manifest.json', bytes: oneText(writeManifest(casefile, written, missing)) };
}

async function* passing(file: FileToZip, written: ManifestFile[], of: Pick<ManifestFile, 'evidenceId' | 'part'> = {}): AsyncGenerator<FileToZip> {
  const { bytes, seal } = sealed(file.bytes);
  yield { ...file, bytes };
  written.push({ name: file.name, ...seal(), ...of });
}

const originalEnding = 'bin';

/** Names of ours: a sender's may be anything. */
function nameOf({ file: { reference }, evidence }: SealedCase, item: EvidenceItem, part: 'stored' | 'original'): string {
  const number = String(evidence.indexOf(item) + 1).padStart(3, '0');
  return part === 'stored' ? `cases/${reference}/evidence/${number}.${downloadEnding(item.mediaType)}` : `cases/${reference}/originals/${number}.${originalEnding}`;
}

function* writtenFiles(casefile: SealedCasefile): Generator<FileToZip> {
  const { cases, gaps, leftOut } = casefile;
  yield { name: 'README.txt', bytes: oneText(readMe(casefile)) };
  yield { name: 'gaps.json', bytes: oneText(asJson(gaps)) };
  yield { name: 'record.pdf', bytes: reportPdf(casefileReport(casefile, (of, item) => nameOf(of, item, 'stored')), { title: `Sealed casefile ${casefile.reference}`, madeAt: casefile.madeAt }), isPacked: true };
  yield { name: 'left-out.json', bytes: oneText(asJson(leftOut.map((each) => ({ ...each, because: leftOutRules[each.rule as keyof typeof leftOutRules] })))) };
  for (const each of cases) yield* filesOfCase(each);
}

function* filesOfCase(record: SealedCase): Generator<FileToZip> {
  const { file, events, clocks, promises, contacts, messages, evidence } = record;
  const under = (name: string, bytes: AsyncIterable<Uint8Array>): FileToZip => ({ name: `cases/${file.reference}/${name}`, bytes });
  yield under('case.json', oneText(asJson(headerOf(record))));
  yield under('events.jsonl', lines(events));
  yield under('clocks.json', oneText(asJson(clocks)));
  yield under('promises.json', oneText(asJson(promises)));
  yield under('contacts.json', oneText(asJson(contacts)));
  yield under('messages.json', oneText(asJson(messages)));
  yield under('evidence.json', oneText(asJson(evidence.map((item) => ({ ...item, file: nameOf(record, item, 'stored') })))));
}

function headerOf({ file, place, ownerName, teamName, residentName, links }: SealedCase): object {
  const { id, reference, kind, title, stage, priority, openedAt, closedAt, updateEvery, lastSequence, lastHash } = file;
  return { id, reference, kind, title, stage, priority, openedAt, closedAt, updateEvery, place, resident: residentName, owner: ownerName, team: teamName, links, lastSequence, lastHash };
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

async function* oneText(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function* lines(values: readonly unknown[]): AsyncGenerator<Uint8Array> {
  for (const value of values) yield Buffer.from(`${canonicalJson(value)}\n`);
}
