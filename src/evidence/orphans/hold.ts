import { createHash } from 'node:crypto';
import { englandAndWales, type Instant } from '../../clock/index.ts';
import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { problemInWords } from '../decide/file-problems.ts';
import { matchesByItself } from '../decide/match-orphan.ts';
import type { MailAttachment } from '../decide/read-mail.ts';
import type { AddedEvidence, OrphanSource } from '../model.ts';
import { addByItself } from '../perform.ts';
import { orphanDue } from '../policy.ts';
import { prepareInWorker } from '../prepare/file-workers.ts';
import { insertEvidence, keepFile } from '../store.ts';
import { caseNamedIn, caseOfSender } from './queries.ts';

/** Something that arrived without a case. */
export interface Arrived {
  /** Its own id where it has one, so that it is held once. */
  readonly id?: string;
  readonly source: OrphanSource;
  readonly organisationId: string;
  /** Who brought it to us: the program or the person. */
  readonly broughtBy: string;
  readonly senderName: string;
  readonly senderAddress: string;
  readonly subject: string;
  readonly words: string;
  readonly files: readonly MailAttachment[];
  /** The message as it came, where there is one. */
  readonly message: Buffer | undefined;
  /** Whether all of it was understood. */
  readonly isWhole: boolean;
}

export interface Holding {
  readonly tx: Tx;
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
  readonly store: FileStore;
}

export interface Held {
  readonly id: string;
  /** The case it was matched to by itself, if it was. */
  readonly matched: string | null;
  readonly suggested: string | null;
  readonly files: readonly { readonly fileName: string; readonly kind: string; readonly problem: string | null }[];
}

type HeldFile = { readonly item: AddedEvidence } | { readonly fileName: string; readonly problem: string };

/** Keeps all of it: what can be read as evidence, what cannot by its name and why, and the message itself. Nothing is dropped. */
export async function holdOrphan(holding: Holding, arrived: Arrived): Promise<Held> {
  const { tx, store, newId } = holding;
  const id = arrived.id ?? newId();
  const suggested = arrived.source === 'text' ? await caseOfSender(tx, { ...arrived, now: holding.now }) : await caseNamedIn(tx, arrived.subject, arrived.organisationId);
  if (arrived.message !== undefined) await store.put(tx.landlordId, { id, part: 'message' }, arrived.message);
  const files: HeldFile[] = [];
  for (const file of arrived.files) files.push(await heldFile(holding, file));
  const isWhole = arrived.isWhole && files.every((file) => 'item' in file);
  const matches = matchesByItself(suggested, { senderAddress: arrived.senderAddress, isWhole });
  await insertOrphan(holding, arrived, { id, suggestedId: suggested?.id ?? null, matches, files });
  const held = { id, suggested: suggested?.reference ?? null, files: files.map(told) };
  if (!matches || suggested === undefined) return { ...held, matched: null };
  await putOnCase(holding, arrived, { id, reference: suggested.reference, caseId: suggested.id, items: files.flatMap((file) => ('item' in file ? [file.item] : [])) });
  return { ...held, matched: suggested.reference };
}

async function heldFile({ tx, store, newId }: Holding, { fileName, bytes }: MailAttachment): Promise<HeldFile> {
  const prepared = await prepareInWorker(bytes, 'every kind');
  if ('problem' in prepared) return { fileName, problem: problemInWords(fileName, prepared) };
  return { item: await keepFile(tx.landlordId, { file: { filename: fileName, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }, prepared }, { newId, store }) };
}

const told = (file: HeldFile): Held['files'][number] =>
  'item' in file ? { fileName: file.item.fileName, kind: file.item.kind, problem: null } : { fileName: file.fileName, kind: 'unreadable', problem: file.problem };

interface ToInsert {
  readonly id: string;
  readonly suggestedId: string | null;
  readonly matches: boolean;
  readonly files: readonly HeldFile[];
}

async function insertOrphan({ tx, now, newId }: Holding, arrived: Arrived, { id, suggestedId, matches, files }: ToInsert): Promise<void> {
  const due = orphanDue(now as Instant, englandAndWales);
  await insertRows(tx, 'orphans', [{
    landlord_id: tx.landlordId, id, organisation_id: arrived.organisationId, source: arrived.source, arrived_at: now, brought_by: arrived.broughtBy,
    sender_name: arrived.senderName, sender_address: arrived.senderAddress, subject: arrived.subject, words: arrived.words,
    message_sha256: arrived.message === undefined ? null : createHash('sha256').update(arrived.message).digest(),
    suggested_case_id: suggestedId, status: matches ? 'matched' : 'waiting', due_at: due, next_look_at: matches ? null : due,
    case_id: matches ? suggestedId : null, settled_at: matches ? now : null, settled_by_name: matches ? 'Putright' : null,
  }]);
  if (files.length > 0) await insertRows(tx, 'orphan_files', files.map((file, place) => ({ landlord_id: tx.landlordId, orphan_id: id, place, ...fileRow(file, newId) })));
}

function fileRow(file: HeldFile, newId: () => string): object {
  const none = { media_type: null, byte_length: null, width: null, height: null, sha256: null, original_sha256: null };
  if (!('item' in file)) return { id: newId(), kind: 'unreadable', file_name: file.fileName, ...none, problem: file.problem };
  const { item } = file;
  const { id, kind, fileName, mediaType, byteLength } = item;
  const ofPhoto = item.kind === 'photo' ? { width: item.width, height: item.height } : {};
  const original = item.originalSha256 === null ? {} : { original_sha256: Buffer.from(item.originalSha256, 'hex') };
  return { ...none, id, kind, file_name: fileName, media_type: mediaType, byte_length: byteLength, sha256: Buffer.from(item.sha256, 'hex'), ...ofPhoto, ...original, problem: null };
}

interface Matched {
  readonly id: string;
  readonly reference: string;
  readonly caseId: string;
  readonly items: readonly AddedEvidence[];
}

async function putOnCase(holding: Holding, arrived: Arrived, { id, reference, caseId, items }: Matched): Promise<void> {
  const { tx, now } = holding;
  const sender = arrived.senderName === '' ? arrived.senderAddress : arrived.senderName;
  await insertEvidence(tx, items, { caseId, takenBy: sender, now });
  const messageSha256 = arrived.message === undefined ? null : createHash('sha256').update(arrived.message).digest('hex');
  const words = [arrived.subject, arrived.words].filter((text) => text !== '').join('\n\n');
  const done = await addByItself(tx, reference, { type: 'AddEvidence', items, caption: '', from: { orphanId: id, sender, messageSha256 }, heard: { channel: arrived.source === 'text' ? 'text' : 'email', words } }, holding);
  if (!done.ok) throw new Error(`What arrived could not be put on its case: ${done.refusal}`);
}
