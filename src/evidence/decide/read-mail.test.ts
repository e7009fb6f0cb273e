import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assert as always, property, uint8Array } from 'fast-check';
import { matchesByItself, referencesIn } from './match-orphan.ts';
import { readMail } from './read-mail.ts';

const mail = (...lines: readonly string[]) => readMail(Buffer.from(lines.join('\r\n'), 'utf8'));
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('an email as it arrives', () => {
  test('plain words, from a name with a comma', () => {
    const read = mail('From: "Okafor, Sam" <sam@home.example>', 'Subject: The ceiling', '', 'It is worse.', 'Please come.');
    assert.deepEqual(read, { senderName: 'Okafor, Sam', senderAddress: 'sam@home.example', subject: 'The ceiling', words: 'It is worse.\nPlease come.', attachments: [], hasMore: false });
  });

  test('words that are not plain letters, in both ways of writing them, folded over lines', () => {
    const read = mail('From: =?utf-8?b?Wm/Dqw==?= <zoe@home.example>', 'Subject: =?iso-8859-1?q?K=FCche_und?=', ' =?utf-8?q?_B=C3=A4der?=', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'sch=F6n=', ' so');
    assert.deepEqual([read.senderName, read.subject, read.words], ['Zoë', 'Küche und Bäder', 'schön so']);
  });

  test('photos and a PDF with it, one of them in a message inside', () => {
    const read = mail(
      'From: sam@home.example', 'Subject: x', 'Content-Type: multipart/mixed; boundary="out er"', '', 'before', '--out er',
      'Content-Type: multipart/alternative; boundary=inner', '', '--inner', 'Content-Type: text/plain', '', 'Hello', '--inner', 'Content-Type: text/html', '', '<p>Hello</p>', '--inner--', '--out er',
      'Content-Type: image/jpeg; name="=?utf-8?q?K=C3=BCche.jpg?="', 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64', '', base64('\xff\xd8\xff picture'), '--out er',
      "Content-Disposition: attachment; filename*=utf-8''Damp%20report.pdf", 'Content-Transfer-Encoding: base64', '', base64('%PDF-1.7'), '--out er--', 'after',
    );
    assert.equal(read.words, 'Hello');
    assert.deepEqual(read.attachments.map(({ fileName }) => fileName), ['Küche.jpg', 'Damp report.pdf']);
    assert.equal(text(read.attachments[0]?.bytes), '\xff\xd8\xff picture');
    assert.equal(text(read.attachments[1]?.bytes), '%PDF-1.7');
  });

  test('of a message that is only HTML the words, and nothing that runs', () => {
    const read = mail('From: sam@home.example', 'Content-Type: text/html', '', '<head><title>x</title></head><p>The &amp; ceiling</p><script>alert(1)</script><div>is wet</div>');
    assert.equal(read.words, 'The & ceiling\nis wet');
  });

  test('a nest of messages without an end is not followed for ever, and says that there is more', () => {
    const nested = Array.from({ length: 200 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('');
    assert.equal(readMail(Buffer.from(nested)).hasMore, true);
  });

  test('more files than are taken apart are not lost silently', () => {
    const parts = Array.from({ length: 30 }, () => ['--b', 'Content-Disposition: attachment; filename=a', '', 'x']).flat();
    const read = mail('Content-Type: multipart/mixed; boundary=b', '', ...parts, '--b--');
    assert.deepEqual([read.attachments.length, read.hasMore], [20, true]);
  });

  test('whatever the bytes are, they are read as some email', () => {
    always(property(uint8Array({ maxLength: 600 }), (bytes) => Array.isArray(readMail(bytes).attachments)), { numRuns: 200 });
  });

  test('what was attached comes out byte for byte', () => {
    always(property(uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
      const wrapped = Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
      const read = mail('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Disposition: attachment; filename=a', 'Content-Transfer-Encoding: base64', '', wrapped, '--b--');
      assert.deepEqual([...(read.attachments[0]?.bytes ?? [])], [...bytes]);
    }));
  });
});

describe('the case of an email', () => {
  for (const [subject, found] of [['Re: REP-2026-00412', ['REP-2026-00412']], ['rep 2026 412 again', ['rep 2026 412']], ['flat 12, block 2026', []], ['', []]] as const) {
    test(`"${subject}" names ${found.join() || 'none'}`, () => assert.deepEqual(referencesIn(subject), found));
  }

  const suggested = { reference: 'REP-2026-00412', addresses: ['Sam@Home.example'] };
  const cases: [string, Parameters<typeof matchesByItself>, boolean][] = [
    ['from the person on the case', [suggested, { senderAddress: 'sam@home.EXAMPLE', isWhole: true }], true],
    ['from somebody else who knows the reference', [suggested, { senderAddress: 'else@home.example', isWhole: true }], false],
    ['from them, but not understood whole', [suggested, { senderAddress: 'sam@home.example', isWhole: false }], false],
    ['from nobody', [{ ...suggested, addresses: [''] }, { senderAddress: '', isWhole: true }], false],
    ['with no reference', [undefined, { senderAddress: 'sam@home.example', isWhole: true }], false],
  ];
  for (const [what, [found, arrived], itself] of cases) test(`${what}: ${itself ? 'matched by itself' : 'a person looks'}`, () => assert.equal(matchesByItself(found, arrived), itself));
});
