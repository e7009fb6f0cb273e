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

  test('bytes that stand as they are come out as they are', () => {
    assert.equal(mail('From: sam@home.example', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', 'It’s €40 – “too much”').words, 'It’s €40 – “too much”');
  });

  const photo = ['Content-Type: image/jpeg; name=mould.jpg', 'Content-Disposition: attachment; filename=mould.jpg', 'Content-Transfer-Encoding: base64', '', base64('\xff\xd8\xff picture')];
  const fromSam = [
    'From: Sam Okafor <sam@home.example>', 'To: her.councillor@council.example', 'Subject: REP-2026-00412 the ceiling', 'Date: Mon, 16 Nov 2026 09:12:00 +0000',
    'Content-Type: multipart/mixed; boundary=inner', '', '--inner', 'Content-Type: text/html; charset=utf-8', '', '<p>Black mould &amp; a smell</p>', '--inner', ...photo, '--inner--',
  ];
  const forwardedAs = (lines: readonly string[], headers: readonly string[] = ['Content-Type: message/rfc822', 'Content-Disposition: attachment; filename="the ceiling.eml"']) => [
    'From: Cllr Bo Brand <bo@council.example>', 'Subject: Fw: my ward', 'Content-Type: multipart/mixed; boundary="outer"', '', '--outer', 'Content-Type: text/plain', '', 'Please look at this.', '--outer', ...headers, '', ...lines, '--outer--',
  ];

  test('an email forwarded as a file: its words, and its photos, said whose it says it is; who sent it stays whoever forwarded it', () => {
    const read = mail(...forwardedAs(fromSam));
    assert.deepEqual([read.senderName, read.senderAddress, read.subject, read.hasMore], ['Cllr Bo Brand', 'bo@council.example', 'Fw: my ward', false]);
    assert.equal(read.words, 'Please look at this.\n\nForwarded message\nFrom: Sam Okafor, sam@home.example\nDate: Mon, 16 Nov 2026 09:12:00 +0000\nSubject: REP-2026-00412 the ceiling\n\nBlack mould & a smell');
    assert.deepEqual(read.attachments.map(({ fileName, bytes }) => [fileName, text(bytes)]), [['mould.jpg', '\xff\xd8\xff picture']]);
  });

  test('one that a mail program packed as base64, though it should not', () => {
    const read = mail(...forwardedAs([base64(fromSam.join('\r\n'))], ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64']));
    assert.match(read.words, /Black mould & a smell$/);
    assert.equal(read.attachments.length, 1);
  });

  test('an email that is nothing but another has no sender of its own', () => {
    const read = mail('Content-Type: message/rfc822', '', ...fromSam);
    assert.deepEqual([read.senderAddress, read.subject], ['', '']);
    assert.match(read.words, /^Forwarded message\nFrom: Sam Okafor, sam@home\.example/);
  });

  test('three deep are read, and a fourth stays a file', () => {
    const nested = (at: number): readonly string[] => [`From: p${at}@home.example`, `Subject: number ${at}`, `Content-Type: multipart/mixed; boundary=b${at}`, '', `--b${at}`, '', `Words ${at}`, `--b${at}`, 'Content-Type: message/rfc822; name=next.eml', '', ...(at === 4 ? ['From: end@home.example', '', 'End'] : nested(at + 1)), `--b${at}--`];
    const read = mail(...nested(0));
    assert.deepEqual(read.words.match(/Words \d/g), ['Words 0', 'Words 1', 'Words 2', 'Words 3']);
    assert.deepEqual([read.senderAddress, read.attachments.map(({ fileName }) => fileName)], ['p0@home.example', ['next.eml']]);
    assert.match(text(read.attachments[0]?.bytes), /Words 4/);
  });

  const odd: readonly (readonly [what: string, lines: readonly string[], words: string, files: number])[] = [
    ['empty', [], 'Please look at this.', 1],
    ['no email at all', ['\x00\x01 nothing that anybody wrote'], 'Please look at this.', 1],
    ['cut off before its words', ['From: sam@home.example'], 'Please look at this.', 1],
    ['cut off in its parts', fromSam.slice(0, 10), 'Please look at this.\n\nForwarded message\nFrom: Sam Okafor, sam@home.example\nDate: Mon, 16 Nov 2026 09:12:00 +0000\nSubject: REP-2026-00412 the ceiling\n\nBlack mould & a smell', 0],
    ['without a boundary', ['Subject: x', 'Content-Type: multipart/mixed', '', 'words'], 'Please look at this.\n\nForwarded message\nSubject: x', 1],
  ];
  for (const [what, lines, words, files] of odd) test(`a forwarded email that is ${what} loses nothing`, () => {
    const read = mail(...forwardedAs(lines));
    assert.deepEqual([read.words, read.attachments.length, read.senderAddress], [words, files, 'bo@council.example']);
  });

  test('what a mail server sends back of ours stays a file: there is a link in it', () => {
    const read = mail('From: MAILER-DAEMON@mx.example', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', '', 'No such user.', '--b', 'Content-Type: message/rfc822', '', 'From: us@homes.example', 'Subject: Your repair', '', 'https://repairs.example/r/secret', '--b--');
    assert.deepEqual([read.words, read.attachments.length], ['No such user.', 1]);
  });

  test('a thousand forwarded side by side are not all read, and say that there is more', () => {
    const many = Array.from({ length: 1000 }, (_, at) => ['--b', 'Content-Type: message/rfc822', '', `Subject: ${at}`, '', 'x']).flat();
    const read = mail('Content-Type: multipart/mixed; boundary=b', '', ...many, '--b--');
    assert.deepEqual([read.hasMore, (read.words.match(/Forwarded message/g) ?? []).length <= 100], [true, true]);
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
