import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { ape, big, box, chunk, commentsOf, id3, id3v1, latin, little, mp3Frame, mp4File, oggPage, oggStream, oggSum, together, wavFile, wavFormat } from '../../../../test/builders/recording-files.ts';
import type { RecordingMediaType } from '../../model.ts';
import { lookAtFile } from '../file-problems.ts';
import { boxesIn } from '../media-tracks.ts';
import { oggPages } from './ogg-pages.ts';
import { recordingWithoutMetadata } from './recording.ts';

const secret = 'MARGARET OKAFOR +53.4808-002.2426/';
/** Words that name somebody and say where they are, of any length and with anything around them. */
const words = fc.tuple(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 })).map(([before, behind]) => `${before}${secret}${behind}`.replaceAll(/[^\x20-\x7e]/g, '?'));
const sound = fc.uint8Array({ minLength: 1, maxLength: 2000 });
const has = (bytes: Uint8Array, part: Uint8Array | string): boolean => Buffer.from(bytes).includes(part);

function cleaned(bytes: Uint8Array, mediaType: RecordingMediaType): Uint8Array {
  const sent = Buffer.from(bytes);
  const shown = recordingWithoutMetadata(sent, mediaType);
  assert.ok(shown, 'no sound was found');
  assert.deepEqual(new Uint8Array(sent), bytes, 'what was sent was changed');
  return new Uint8Array(shown);
}

/** What is shown is of the same kind still, says nothing of the words, and cleaning it again changes nothing. */
function assertShown(shown: Uint8Array, mediaType: RecordingMediaType): void {
  assert.ok(!has(shown, 'OKAFOR') && !has(shown, '53.4808'), 'words are shown');
  assert.deepEqual(lookAtFile(shown, 'every kind'), { kind: 'recording', mediaType });
  assert.deepEqual(cleaned(shown, mediaType), shown);
}

describe('MP4', () => {
  const files = fc.record({ words, sound, date: fc.integer({ min: 1, max: 0xffffffff }), version: fc.constantFrom<0 | 1>(0, 1), track: fc.constantFrom('', `PLACES ${secret}`) });

  test('shows neither names nor places, wherever they were planted; its sound is the same, at the same place', () => {
    fc.assert(fc.property(files, (parts) => {
      const file = together(mp4File(parts), parts.words.slice(0, 7));
      const shown = cleaned(file, 'audio/mp4');
      assertShown(shown, 'audio/mp4');
      assert.equal(shown.length, file.length);
      const at = Buffer.from(file).indexOf('mdat') + 4;
      assert.deepEqual(shown.subarray(at, at + parts.sound.length), parts.sound);
    }));
  });

  test('says of no moment that it was made or changed then, in headings short and long', () => {
    const date = 0xdeadbeef;
    fc.assert(fc.property(files, (parts) => {
      const shown = cleaned(mp4File({ ...parts, date, sound: Uint8Array.of(1) }), 'audio/mp4');
      assert.ok(!has(shown, big(date)));
      assert.ok(has(shown, new Uint8Array(80).fill(7)), 'what stands behind the dates was changed');
    }));
  });

  test('sound that was cut off stays, other boxes that were do not', () => {
    const cut = together(mp4File({ sound: latin('la'), words: secret, date: 9 }), big(4000), 'mdat', 'la la la');
    assert.ok(has(cleaned(cut, 'audio/mp4'), 'mdatla la la'));
    const other = together(mp4File({ sound: latin('la'), words: secret, date: 9 }), big(4000), 'meta', secret);
    assert.ok(!has(cleaned(other, 'audio/mp4'), 'OKAFOR'));
  });

  test('a table that claims more samples than there are bytes ends soon', () => {
    const file = mp4File({ sound: latin('la'), words: secret, date: 9, track: 'words' });
    const table = together(big(0), big(0xffffffff), big(0xffffffff));
    const at = Buffer.from(file).lastIndexOf('stsz') + 4;
    file.set(table, at);
    assertShown(cleaned(file, 'audio/mp4'), 'audio/mp4');
  });

  test('every box begins where it began', () => {
    const file = mp4File({ sound: latin('la'), words: secret, date: 9 });
    const places = (bytes: Uint8Array) => [...boxesIn(bytes, 0, bytes.length)].map(({ at, to }) => [at, to]);
    const before = places(file);
    assert.deepEqual(places(cleaned(file, 'audio/mp4')).slice(0, before.length), before);
    assert.ok(has(file, box('free', secret)) && !has(cleaned(file, 'audio/mp4'), 'meta'));
  });
});

describe('MP3', () => {
  const frames = fc.array(fc.integer({ min: 0, max: 0xfa }).map(mp3Frame), { minLength: 1, maxLength: 5 });

  test('keeps its frames and nothing before, between or behind them', () => {
    fc.assert(fc.property(words, frames, frames, (said, first, more) => {
      const file = together(id3(said), ...first, ape(said), ...more, ape(said), 'LYRICSBEGIN', said, id3v1(said));
      const shown = cleaned(file, 'audio/mpeg');
      assertShown(shown, 'audio/mpeg');
      assert.deepEqual(shown, together(...first, ...more));
    }));
  });

  for (const [what, header, length] of [['of 320 kilobits', '\xff\xfb\xe0\x64', 1044], ['padded', '\xff\xfb\x92\x64', 418], ['of version 2', '\xff\xf3\x80\x64', 208], ['of version 2.5', '\xff\xe3\x28\x64', 144]] as const) {
    test(`a frame ${what} has its own length`, () => {
      const frame = together(header, new Uint8Array(length - 4).fill(3));
      assert.deepEqual(cleaned(together(frame, frame, 'TAG', secret), 'audio/mpeg'), together(frame, frame));
    });
  }

  test('a recording that was cut off sounds up to there', () => {
    const cut = mp3Frame(9).subarray(0, 100);
    assert.deepEqual(cleaned(together(id3(secret), mp3Frame(1), cut), 'audio/mpeg'), together(mp3Frame(1), cut));
    assert.deepEqual(cleaned(together(mp3Frame(1), cut, id3v1(secret)), 'audio/mpeg'), together(mp3Frame(1), cut));
  });

  test('words that look like a frame are none', () => {
    const likeness = together('\xff\xfb\x90\x64', secret, 'x'.repeat(600));
    assert.deepEqual(cleaned(together(mp3Frame(1), 'x', likeness, mp3Frame(2), mp3Frame(3)), 'audio/mpeg'), together(mp3Frame(1), mp3Frame(2), mp3Frame(3)));
  });
});

describe('WAV', () => {
  test('keeps how the sound is written and the sound', () => {
    const names = fc.constantFrom('LIST', 'bext', 'id3 ', 'ID3 ', 'iXML', 'cue ', 'JUNK', '_PMX', 'qqqq');
    fc.assert(fc.property(words, sound, fc.array(names, { maxLength: 4 }), fc.array(names, { maxLength: 4 }), (said, data, before, behind) => {
      const planted = (at: readonly string[]) => at.map((name) => chunk(name, said));
      const file = wavFile(...planted(before), wavFormat, ...planted(before), chunk('data', data), ...planted(behind));
      const shown = cleaned(together(file, said), 'audio/wav');
      assertShown(shown, 'audio/wav');
      assert.deepEqual(shown, wavFile(wavFormat, chunk('data', data)));
    }));
  });

  for (const [what, length] of [['nothing', 0], ['all ones', 0xffffffff]] as const) {
    test(`a recorder that was cut off and left ${what} for its lengths: the sound goes on to the end`, () => {
      const file = together('RIFF', little(length), 'WAVE', chunk('LIST', secret), wavFormat, 'data', little(length), 'la la la ');
      assert.deepEqual(cleaned(file, 'audio/wav'), wavFile(wavFormat, chunk('data', 'la la la ')));
    });
  }

  test('without sound it is damaged', () => assert.equal(recordingWithoutMetadata(wavFile(wavFormat), 'audio/wav'), undefined));
});

describe('Ogg', () => {
  const codecs = {
    opus: (said: string) => [latin('OpusHead\x01\x01'), together('OpusTags', commentsOf(said), said)],
    vorbis: (said: string) => [latin('\x01vorbis....'), together('\x03vorbis', commentsOf(said), '\x01'), latin('\x05vorbis.....')],
    speex: (said: string) => [latin('Speex   1.2'), commentsOf(said)],
    flac: (said: string) => [latin('\x7fFLAC\x01\0'), together('\x04', big(8 + 2 * said.length, 3), commentsOf(said)), together('\x86', big(said.length, 3), said)],
  };
  const sounds = fc.array(sound.map((bytes) => together('\xff', bytes)), { minLength: 1, maxLength: 5 });

  for (const [codec, headings] of Object.entries(codecs)) {
    test(`${codec}: comments are empty, pages are where they were and their checksums hold`, () => {
      fc.assert(fc.property(words, sounds, fc.integer({ min: 1, max: 255 }), (said, packets, piecesAPage) => {
        const file = oggStream(7, [...headings(said.repeat(3)), ...packets], piecesAPage);
        const shown = cleaned(file, 'audio/ogg');
        assertShown(shown, 'audio/ogg');
        assert.equal(shown.length, file.length);
        for (const { at, to } of oggPages(shown)) assertSum(shown.slice(at, to));
        assert.deepEqual(packetsOf(shown).slice(-packets.length), packets);
      }));
    });
  }

  function assertSum(page: Uint8Array): void {
    const said = new DataView(page.buffer).getUint32(22, true);
    page.fill(0, 22, 26);
    assert.equal(said, oggSum(page));
  }

  function packetsOf(bytes: Uint8Array): readonly Uint8Array[] {
    const packets: Uint8Array[] = [];
    let rest = new Uint8Array();
    for (const { bodyAt, lengths } of oggPages(bytes)) {
      let at = bodyAt;
      for (const length of lengths) {
        rest = Uint8Array.from([...rest, ...bytes.subarray(at, at + length)]);
        at += length;
        if (length < 255) [packets[packets.length], rest] = [rest, new Uint8Array()];
      }
    }
    return packets;
  }

  test('an emptied comment says how long it is, and that there are none', () => {
    const [, comment] = packetsOf(cleaned(oggStream(7, [...codecs.opus(secret), latin('la')]), 'audio/ogg'));
    const expected = together('OpusTags', commentsOf(secret), secret).length;
    assert.deepEqual(comment, together('OpusTags', little(expected - 16), ' '.repeat(expected - 16), little(0)));
  });

  test('streams of anything but sound, and what stands between pages, are left out', () => {
    const [first, ...rest] = [oggStream(7, [latin('OpusHead\x01\x01')]), oggPage({ stream: 9, flags: 2, number: 0, lengths: [secret.length], body: latin(secret) }), latin(secret)];
    const last = oggPage({ stream: 7, number: 1, lengths: [2], body: latin('la') });
    assert.deepEqual(cleaned(together(first ?? '', ...rest, last), 'audio/ogg'), together(first ?? '', last));
  });

  test('a comment that is cut off is gone too', () => {
    const cut = oggPage({ stream: 7, number: 1, lengths: [255], body: together('OpusTags', little(900), secret.padEnd(243)) });
    assertShown(cleaned(together(oggStream(7, [latin('OpusHead\x01\x01')]), cut), 'audio/ogg'), 'audio/ogg');
  });

  test('two recordings in one file, one behind the other', () => {
    const one = oggStream(7, [...codecs.opus(secret), latin('la')]);
    assertShown(cleaned(together(one, one), 'audio/ogg'), 'audio/ogg');
  });
});

test('AMR has no place for words: it is shown as it was sent', () => {
  const file = latin('#!AMR\n......................');
  assert.deepEqual(cleaned(file, 'audio/amr'), file);
});

describe('files that are broken', () => {
  const beginnings: readonly (readonly [RecordingMediaType, Uint8Array])[] = [
    ['audio/mp4', mp4File({ sound: latin('la'), words: secret, date: 9, track: secret })],
    ['audio/mpeg', together(id3(secret), mp3Frame(1), mp3Frame(2), ape(secret), id3v1(secret))],
    ['audio/wav', wavFile(wavFormat, chunk('LIST', secret), chunk('data', 'la la'))],
    ['audio/ogg', oggStream(7, [latin('OpusHead\x01\x01'), together('OpusTags', commentsOf(secret)), latin('la')])],
  ];
  for (const [mediaType, whole] of beginnings) {
    test(`${mediaType}: whatever is cut off or changed, there is an answer, and it is no longer than what was sent`, () => {
      fc.assert(fc.property(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), (length, changes) => {
        const broken = whole.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        const shown = recordingWithoutMetadata(broken.subarray(0, length), mediaType);
        assert.ok(shown === undefined || shown.length <= length + 1);
      }), { numRuns: 500 });
    });
  }
});
