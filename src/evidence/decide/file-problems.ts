import { mostBytes, mostFiles, type EvidenceKind } from '../model.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import { whatIsWrongWithPdf } from './look-at-pdf.ts';
import { isDamagedRecording } from './look-at-recording.ts';

export type FileProblem = 'empty' | 'too large' | 'film' | 'not a photo' | 'not evidence' | 'too many pixels' | 'damaged' | 'locked' | 'more behind it';

/** What a door takes: the forms of residents and visits take photos, the evidence of a case every kind. */
export type Wanted = 'photos' | 'every kind';

/** Why a file cannot be kept; `kind` where that much is known of it. */
export interface Refused {
  readonly problem: FileProblem;
  readonly kind?: EvidenceKind;
}

const megabytes = (kind: EvidenceKind): number => mostBytes[kind] / 1024 / 1024;

const tooLarge: Readonly<Record<EvidenceKind, string>> = {
  photo: `is larger than ${megabytes('photo')} megabytes. Send a smaller version of it: most phones offer one when you share a photo.`,
  document: `is larger than ${megabytes('document')} megabytes. Save it again at a smaller size, or send it in parts.`,
  recording: `is larger than ${megabytes('recording')} megabytes. Send a shorter part of it, or save it as MP3.`,
};

const reasonAndMend: Readonly<Record<Exclude<FileProblem, 'too large' | 'damaged'>, string>> = {
  empty: 'is empty. Choose it again, or take the photo again.',
  film: 'is a film, which we cannot keep. Send photos of what it shows, or tell us in words.',
  'not a photo': 'is not a photo we can read. Choose a JPEG, PNG, WebP or HEIC file.',
  'not evidence': 'is not a kind of file we can keep. Choose a photo (JPEG, PNG, WebP, HEIC), a PDF or a recording (MP3, M4A, WAV, OGG, AMR).',
  'too many pixels': 'has too many pixels for us to open. Send a smaller version of it, or a screenshot of it.',
  locked: 'is locked with a password or against copying. Save it without, and send that.',
  'more behind it': 'has something else hidden behind its end. Print it to a new PDF, and send that.',
};

const damaged: Readonly<Record<EvidenceKind, string>> = {
  photo: 'is damaged or not complete. Choose it again, or take the photo again.',
  document: 'is damaged or not complete. Open it yourself to see whether it is whole, then send it again or take photos of its pages.',
  recording: 'is damaged or not complete. Play it yourself to hear whether it is whole, then send it again.',
};

/** Which file, why not, and what to do about it. */
export function problemInWords(filename: string, { problem, kind = 'photo' }: Refused): string {
  const words = problem === 'too large' ? tooLarge[kind] : problem === 'damaged' ? damaged[kind] : reasonAndMend[problem];
  return `"${shortName(filename)}" ${words}`;
}

export const tooManyPhotos = `You can send up to ${mostFiles} photos at a time. Choose ${mostFiles} of them now and add the others afterwards.`;
export const tooManyFiles = `You can send up to ${mostFiles} files at a time. Choose ${mostFiles} of them now and add the others afterwards.`;

type Evidence = Extract<FileKind, { mediaType: string }>;

/** What content and length already tell, before anything is unpacked. */
export function lookAtFile(bytes: Uint8Array, wanted: Wanted): Evidence | Refused {
  if (bytes.length === 0) return { problem: 'empty' };
  const found = fileKind(bytes);
  if (found.kind === 'film') return { problem: 'film' };
  if (found.kind === 'something else') return { problem: wanted === 'photos' ? 'not a photo' : 'not evidence' };
  const { kind } = found;
  if (wanted === 'photos' && kind !== 'photo') return { problem: 'not a photo' };
  if (bytes.length > mostBytes[kind]) return { problem: 'too large', kind };
  const problem = whatIsWrongWith(bytes, found);
  return problem === undefined ? found : { problem, kind };
}

/** Photos are judged by opening them; the others are never opened by us, so their build is looked at. */
function whatIsWrongWith(bytes: Uint8Array, found: Evidence): FileProblem | undefined {
  if (found.kind === 'document') return whatIsWrongWithPdf(bytes);
  return found.kind === 'recording' && isDamagedRecording(bytes, found.mediaType) ? 'damaged' : undefined;
}

function shortName(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1)?.trim() ?? '';
  if (name === '') return 'The file';
  return name.length <= 60 ? name : `${name.slice(0, 40)}…${name.slice(-15)}`;
}
