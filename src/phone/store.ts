import type { Tx } from '../platform/database/index.ts';
import type { Capture, CaptureAnswer, CaptureId, CapturedFile } from './model.ts';

const columns = `p.id, p.staff_id as "staffId", p.staff_name as "staffName", p.visit_id as "visitId", p.case_id as "caseId", p.state, p.begun_at as "begunAt",
  coalesce(p.told, '[]'::jsonb) as lines, p.phone, p.why, p.answer, p.decided_at as "decidedAt", p.decided_by_name as "decidedByName", p.reason,
  (select c.reference from cases c where c.landlord_id = p.landlord_id and c.id = p.case_id) as reference`;

export interface NewCapture {
  readonly id: CaptureId;
  readonly staffId: string;
  readonly staffName: string;
  readonly visitId: string | null;
  readonly caseId: string;
  readonly now: string;
}

/**
 * The capture of this id, begun if it is new, and held until the transaction ends: the same thing sent twice at once waits
 * for its first, and then finds the first's answer. Undefined when the id is another person's, or of another visit or case.
 */
export async function beginCapture(tx: Tx, { id, staffId, staffName, visitId, caseId, now }: NewCapture): Promise<Capture | undefined> {
  await tx.query(
    `insert into phone_captures (landlord_id, id, staff_id, staff_name, visit_id, case_id, state, begun_at)
     values ($1, $2, $3, $4, $5, $6, 'arriving', $7) on conflict (landlord_id, id) do nothing`,
    [tx.landlordId, id, staffId, staffName, visitId, caseId, now],
  );
  const capture = await holdCapture(tx, id);
  return capture?.staffId === staffId && capture.visitId === visitId && capture.caseId === caseId ? capture : undefined;
}

/** The capture, held for change. */
export async function holdCapture(tx: Tx, id: string): Promise<Capture | undefined> {
  const rows = await tx.query<Capture>(`select ${columns} from phone_captures p where p.landlord_id = $1 and p.id = $2 for update`, [tx.landlordId, id]);
  return rows[0];
}

/** The capture as it stands, for showing. */
export async function captureById(tx: Tx, id: string): Promise<Capture | undefined> {
  const rows = await tx.query<Capture>(`select ${columns} from phone_captures p where p.landlord_id = $1 and p.id = $2`, [tx.landlordId, id]);
  return rows[0];
}

export interface Answered {
  readonly answer: CaptureAnswer;
  readonly lines: Capture['lines'];
  readonly phone: Capture['phone'];
}

/** Keeps what a phone is answered, with the words where they wait for a person. */
export async function keepAnswer(tx: Tx, id: CaptureId, { answer, lines, phone }: Answered): Promise<void> {
  await tx.query(
    `update phone_captures set state = $3, answer = $4, told = $5, phone = $6, why = $7, received_at = $8 where landlord_id = $1 and id = $2`,
    [tx.landlordId, id, answer.state, JSON.stringify(answer), JSON.stringify(lines), JSON.stringify(phone), answer.state === 'unfit' ? answer.why : null, answer.receivedAt],
  );
}

/** Keeps what a person decided of it. */
export async function keepDecision(tx: Tx, id: CaptureId, decided: { readonly state: 'attached' | 'aside'; readonly at: string; readonly byName: string; readonly reason: string | null }): Promise<void> {
  await tx.query(
    'update phone_captures set state = $3, decided_at = $4, decided_by_name = $5, reason = $6 where landlord_id = $1 and id = $2',
    [tx.landlordId, id, decided.state, decided.at, decided.byName, decided.reason],
  );
}

export async function addFile(tx: Tx, file: CapturedFile & { readonly byteLength: number; readonly sha256: string }): Promise<void> {
  await tx.query(
    `insert into phone_files (landlord_id, id, capture_id, purpose, file_name, byte_length, sha256, received_at, phase) values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9)`,
    [tx.landlordId, file.id, file.captureId, file.purpose, file.fileName, file.byteLength, file.sha256, file.receivedAt, file.phase],
  );
}

export function filesOf(tx: Tx, captureId: string): Promise<CapturedFile[]> {
  return tx.query<CapturedFile>(
    `select id, capture_id as "captureId", purpose, file_name as "fileName", phase, received_at as "receivedAt"
     from phone_files where landlord_id = $1 and capture_id = $2 order by received_at, id`,
    [tx.landlordId, captureId],
  );
}

/** The file of this id, whichever capture it belongs to. */
export async function fileById(tx: Tx, id: string): Promise<CapturedFile | undefined> {
  const rows = await tx.query<CapturedFile>(
    `select id, capture_id as "captureId", purpose, file_name as "fileName", phase, received_at as "receivedAt" from phone_files where landlord_id = $1 and id = $2`,
    [tx.landlordId, id],
  );
  return rows[0];
}
