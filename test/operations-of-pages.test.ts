import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modules } from '../src/modules.ts';
import { onlyOnPages, operationsOfPages } from './operations-of-pages.ts';

const routes = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes);
const actions = routes.flatMap((route) => (route.who === 'staff' && route.method === 'POST' ? [`${route.method} ${route.path}`] : []));
const operations = new Set(routes.flatMap((route) => (route.who === 'token' ? [route.operationId] : [])));

describe('what people can do on the pages, programs can do through the API', () => {
  test('every action of a page has its operation, or a reason why it has none', () => {
    const unsaid = actions.filter((action) => operationsOfPages[action] === undefined && onlyOnPages[action] === undefined);
    assert.deepEqual(unsaid, [], 'give it an operation, or say why not, in test/operations-of-pages.ts');
  });

  test('nothing is in both lists, and nothing stands in them that is not there', () => {
    const said = [...Object.keys(operationsOfPages), ...Object.keys(onlyOnPages)];
    assert.deepEqual(said.filter((action, at) => said.indexOf(action) !== at), []);
    assert.deepEqual(said.filter((action) => !actions.includes(action)), [], 'these are no actions of a page');
    assert.deepEqual(Object.values(operationsOfPages).flat().filter((operation) => !operations.has(operation)), [], 'these are no operations');
  });
});
