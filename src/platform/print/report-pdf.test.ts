import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { rootsOf } from '../../../test/builders/pdf-structure.ts';
import { reportPdf, type ReportBlock } from './index.ts';

const blocks: readonly ReportBlock[] = Array.from({ length: 40 }, (_, at) => [{ kind: 'heading' as const, level: 3 as const, text: `${at}. Something happened` }, { kind: 'paragraph' as const, text: 'Words of what it was. '.repeat(20) }]).flat();

/** The file's words of structure, with its compressed parts read. */
async function textOf(given: readonly ReportBlock[]): Promise<string> {
  const text = Buffer.concat(await Array.fromAsync(reportPdf(given, { title: 'A report', madeAt: '2026-11-22T10:00:00.000Z' }))).toString('latin1');
  const parts = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, part = '']) => {
    try { return inflateSync(Buffer.from(part, 'latin1')).toString('latin1'); } catch { return ''; }
  });
  return `${text}\n${parts.join('\n')}`;
}

test('each page of a report has its number at the foot, once, where a screen reader does not read it', async () => {
  const text = await textOf(blocks);
  const pages = text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages > 2, `${pages} pages`);
  assert.equal(text.match(/\/Artifact <<[^>]*\/Type \/Pagination/g)?.length, pages);
});

test('a report has each of its fonts inside once, however often it changes between them', async () => {
  assert.equal((await textOf(blocks)).match(/\/FontFile2/g)?.length, 2);
});

test('a report is one document at the root of its structure', async () => {
  assert.equal(rootsOf(await textOf(blocks)), '/Document');
});
