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
    for (const route of routes) for (const [part, schema] of Object.entries({ body: route.body, query: route.query, params: route.params })) assertBounded(schema as Sent | undefined, `${route.operationId} ${part}`);
  });
});

interface Sent {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Sent>>;
  readonly items?: Sent;
  readonly anyOf?: readonly Sent[];
}

const hasAnEnd: Readonly<Record<string, (schema: Sent) => boolean>> = {
  string: (schema) => schema.enum !== undefined || schema.const !== undefined || schema.maxLength !== undefined || /^\^.*\{.*\}.*\$$/.test(schema.pattern ?? ''),
  array: ({ maxItems }) => maxItems !== undefined,
  integer: ({ maximum }) => maximum !== undefined,
  object: ({ additionalProperties }) => additionalProperties === false,
};

function assertBounded(schema: Sent | undefined, where: string): void {
  if (schema === undefined) return;
  const { type = '', properties = {}, items, anyOf = [] } = schema;
  assert.ok(hasAnEnd[type]?.(schema) ?? true, `${where}: a ${type} without an end`);
  for (const [name, inner] of Object.entries(properties)) assertBounded(inner, `${where}.${name}`);
  assertBounded(items, `${where}[]`);
  for (const each of anyOf) assertBounded(each, where);
}
