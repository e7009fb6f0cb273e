import type { RecordingMediaType } from '../../model.ts';
import { mp3WithoutMetadata } from './mp3.ts';
import { mp4WithoutMetadata } from './mp4.ts';
import { oggWithoutMetadata } from './ogg.ts';
import { wavWithoutMetadata } from './wav.ts';

/**
 * The same sound without what its maker's device wrote beside it: names, dates, position. Undefined where there is no sound to be
 * found. Each format keeps what a player needs and nothing else, so that what nobody has thought of yet is gone too.
 */
export function recordingWithoutMetadata(bytes: Uint8Array, mediaType: RecordingMediaType): Uint8Array | undefined {
  switch (mediaType) {
    case 'audio/mpeg':
      return mp3WithoutMetadata(bytes);
    case 'audio/mp4':
      return mp4WithoutMetadata(bytes);
    case 'audio/wav':
      return wavWithoutMetadata(bytes);
    case 'audio/ogg':
      return oggWithoutMetadata(bytes);
    case 'audio/amr':
      // RFC 4867, 5: frames of sound behind its name, and no place for words.
      return bytes;
  }
}
