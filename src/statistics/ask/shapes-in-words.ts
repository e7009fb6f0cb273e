import type { TSchema } from 'typebox';
import type { Question } from './question.ts';

// How each method is asked and what it answers, as Markdown, from the very shapes that check it.

interface Shape {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly const?: unknown;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
}

/** The shapes of a question and its answer, and a line for each field that is given. */
export function shapesInWords({ input, output }: Question): string {
  const fields = fieldsOf('', asShape(input)).map(([field, { title = '', description = '' }]) => `| \`${field}\` | ${title.replaceAll('|', '\\|')} | ${description} |`);
  const told = describedIn('', asShape(output)).map(([field, words]) => `- \`${field}\`: ${words}`);
  return [
    `Give \`${compact(asShape(input))}\``, '', '| field | give | what it is |', '|---|---|---|', ...fields, '',
    `and get, besides \`method\`, \`version\`${isSeeded(asShape(input)) ? ', `seed`' : ''} and \`inputHash\`, \`${compact(asShape(output))}\``, ...(told.length > 0 ? ['', ...told] : []), '',
  ].join('\n');
}

const asShape = (schema: TSchema): Shape => schema as Shape;

const isSeeded = ({ properties = {} }: Shape): boolean => 'seed' in properties;

function compact(shape: Shape): string {
  const { properties, required = [], items, patternProperties } = shape;
  if (patternProperties !== undefined) return `{cause:${compact(Object.values(patternProperties)[0] ?? {})}}`;
  if (items !== undefined) return `[${compact(items)}]`;
  if (properties === undefined) return '…';
  const inner = Object.entries(properties).map(([name, each]) => {
    const isPlain = each.properties === undefined && each.items === undefined && each.patternProperties === undefined;
    return `${name}${required.includes(name) ? '' : '?'}${isPlain ? '' : `:${compact(each)}`}`;
  });
  return `{${inner.join(', ')}}`;
}

/** Fields that hold something themselves, with their place. */
function fieldsOf(before: string, { properties = {}, items }: Shape): readonly (readonly [field: string, shape: Shape])[] {
  if (items !== undefined) return items.properties === undefined ? [] : fieldsOf(`${before}[]`, items);
  return Object.entries(properties).flatMap(([name, each]) => {
    const field = `${before}${before === '' ? '' : '.'}${name}`;
    return [...(each.items?.properties === undefined ? [[field, each.items === undefined ? each : { ...each, description: each.items.description ?? '' }] as const] : []), ...fieldsOf(field, each)];
  });
}

function describedIn(before: string, { properties = {}, items, patternProperties }: Shape): readonly (readonly [field: string, words: string])[] {
  if (items !== undefined) return describedIn(`${before}[]`, items);
  if (patternProperties !== undefined) return [];
  return Object.entries(properties).flatMap(([name, each]) => {
    const field = `${before}${before === '' ? '' : '.'}${name}`;
    return [...(each.description === undefined ? [] : [[field, each.description] as const]), ...describedIn(field, each)];
  });
}
