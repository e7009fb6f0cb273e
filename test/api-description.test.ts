import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createConfig, lintDocument, makeDocumentFromString, BaseResolver } from '@redocly/openapi-core';
import { modules } from '../src/modules.ts';
import { openApiDocument, type ApiRoute } from '../src/platform/api/index.ts';

const routes = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes).filter((route): route is ApiRoute => route.who === 'token');

describe('the description of the API', () => {
  const document = openApiDocument(routes);

  test('lints clean, its examples included', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintDocument({ document: makeDocumentFromString(JSON.stringify(document), 'openapi.json'), config, externalRefResolver: new BaseResolver() });
    assert.deepEqual(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer ?? ''}`), []);
  });

  test('names every operation once, and says who may', () => {
    const names = routes.map(({ operationId }) => operationId);
    assert.equal(new Set(names).size, names.length);
    for (const { operationId, summary, description } of routes) assert.ok(summary.length > 3 && description.length > 10, operationId);
  });

  test('bounds every text, list and number that a caller may send', () => {
    for (const route of routes) for (const [part, schema] of Object.entries({ body: route.body, query: route.query, params: route.params })) assertBounded(schema, `${route.operationId} ${part}`);
  });
});

function assertBounded(schema: unknown, where: string): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { type, properties, items, anyOf, ...rest } = schema as { type?: string; properties?: Record<string, unknown>; items?: unknown; anyOf?: unknown[]; enum?: unknown; const?: unknown; maxLength?: number; pattern?: string; maxItems?: number; maximum?: number; additionalProperties?: boolean };
  if (type === 'string' && rest.enum === undefined && rest.const === undefined) assert.ok(rest.maxLength !== undefined || /^\^.*\{.*\}.*\$$/.test(rest.pattern ?? ''), `${where}: a text without an end`);
  if (type === 'array') assert.ok(rest.maxItems !== undefined, `${where}: a list without an end`);
  if (type === 'integer') assert.ok(rest.maximum !== undefined, `${where}: a number without an end`);
  if (type === 'object') assert.equal(rest.additionalProperties, false, `${where}: takes anything`);
  for (const [name, inner] of Object.entries(properties ?? {})) assertBounded(inner, `${where}.${name}`);
  assertBounded(items, `${where}[]`);
  for (const each of anyOf ?? []) assertBounded(each, where);
}
