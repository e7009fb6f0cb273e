import { longDateTime, type Instant } from '../../clock/index.ts';
import type { SealedCasefile } from '../model.ts';
import { forWhom } from '../views/words.ts';
import { leftOutInWords } from './report.ts';

/** What it is and how to check it, for whoever opens it years later with nothing else at hand. */
export function readMe(casefile: SealedCasefile): string {
  const { reference, audience, madeBy, landlord, madeAt, reason, cases, gaps, leftOut } = casefile;
  const left = leftOutInWords(leftOut);
  return `SEALED CASEFILE ${reference}

Made for ${forWhom[audience]} by ${madeBy}, ${landlord}, at ${longDateTime(madeAt as Instant)}.
Why: ${reason}

Begin with record.pdf. It lists first what the record should say and does not (${gaps.length}); gaps.json has the same for programs.

What was left out${left.length === 0 ? ': nothing.' : `:\n${left.map((line) => `  - ${line}`).join('\n')}\nleft-out.json names each.`}

WHAT IS IN IT

  record.pdf                 everything, to be read
  cases/REFERENCE/           ${cases.length === 1 ? 'the case' : `${cases.length} cases, each`}:
    case.json                what it is about, and the last entry of its record
    events.jsonl             every entry, one a line, each sealed over the one before it
    clocks.json, promises.json, contacts.json, messages.json
    evidence.json, evidence/ photos, documents and recordings as they are shown
    originals/               files exactly as they were sent, where they go along
  manifest.json              the SHA-256 of every file, and the last entry of each record

In messages, {link} stands where the resident's own link was.

HOW TO CHECK IT

  putright verify FILE.zip

needs nothing but this file: no network, no database. It recomputes every hash and every chain and says what holds.

Without that program: the SHA-256 of each file is in manifest.json (sha256sum does it). In events.jsonl the hash of an entry is the
SHA-256 of this JSON, keys in order, without spaces: actorId, actorKind, actorName, at, caseId (the id in case.json), data (its keys in
order too), previousHash, sequence, type. The previousHash of the first entry is 64 zeros. The last hash is lastHash in case.json.

WHAT THIS PROVES, AND WHAT NOT

That nothing was changed since the file was made, unless every hash after the change was made anew. Against that, ask the landlord,
or whoever got another copy, for the last hash of each record and compare: it can only be the same if all before it is.
An entry that was left out keeps its place in the chain; what it said cannot be checked here.
`;
}
