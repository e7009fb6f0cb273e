import { everythingOfCase, type CaseHeader } from '../../casefile/index.ts';
import { messagesAsSent } from '../../correspondence/index.ts';
import { evidenceOfCase, type EvidenceItem } from '../../evidence/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { CaseToSeal } from '../model.ts';

/** The whole record of a case, read once: what is shown and what is put into a file are the same. */
export async function recordToSeal(tx: Tx, { file, place, ownerName, teamName, person }: CaseHeader): Promise<CaseToSeal> {
  const [everything, messages, evidence] = await Promise.all([everythingOfCase(tx, file), messagesAsSent(tx, file.id), allEvidence(tx, file.id)]);
  const links = everything.links.map(({ reference, kind, isFromHere }) => ({ reference, kind, isFromHere }));
  const where = [place.address, place.estate].filter((part) => part !== null && part !== '').join(', ');
  return { ...everything, file, place: where, ownerName, teamName, residentName: person?.name ?? null, messages, evidence, links };
}

const atATime = 500;

/** Oldest first. */
async function allEvidence(tx: Tx, caseId: string): Promise<readonly EvidenceItem[]> {
  const all: EvidenceItem[] = [];
  for (;;) {
    const last = all.at(-1);
    const found = await evidenceOfCase(tx, caseId, { before: last === undefined ? undefined : { at: last.addedAt, id: last.id }, most: atATime });
    all.push(...found.slice(0, atATime));
    if (found.length <= atATime) return all.reverse();
  }
}
