import type { RecordingMediaType } from '../model.ts';
import { isMp3Frame } from './file-kind.ts';

/** Whether a recording's heading promises what is not there. It is not played: what its sound is we do not know. */
export function isDamagedRecording(bytes: Uint8Array, mediaType: RecordingMediaType): boolean {
  switch (mediaType) {
    case 'audio/mpeg':
      return !hasMp3Frame(bytes);
    case 'audio/wav':
      return !isWholeWav(bytes);
    case 'audio/ogg':
      // The first page says which of the codecs for sound it is.
      return !/OpusHead|vorbis|Speex {3}|FLAC/.test(String.fromCharCode(...bytes.subarray(0, 200)));
    case 'audio/amr':
      return bytes.length < 20;
    case 'audio/mp4':
      // That it has a track of sound was seen when we asked what it is.
      return false;
  }
}

/** Words about the song may stand before the first frame, with their length in four times seven bits. */
function hasMp3Frame(bytes: Uint8Array): boolean {
  if (isMp3Frame(bytes)) return true;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  const from = 10 + ((a << 21) | (b << 14) | (c << 7) | d);
  // Players skip a little padding; so do we.
  for (let at = from; at < Math.min(from + 4096, bytes.length - 4); at += 1) if (isMp3Frame(bytes, at)) return true;
  return false;
}

function isWholeWav(bytes: Uint8Array): boolean {
  if (bytes.length < 44) return false;
  const claimed = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true) + 8;
  // A recorder that was cut off leaves no length, or all ones; a byte of padding at the end is often left out.
  return claimed <= bytes.length + 1 || claimed === 8 || claimed >= 0xffffffff;
}
