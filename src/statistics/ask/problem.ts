import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** What is wrong with an input, in one line: the field with its place, what it holds, and what to give instead. */
export function firstProblem(shape: TSchema, input: unknown): string {
  const [error] = Value.Errors(shape, input);
  if (error === undefined) return 'input: is not understood.';
  const missing = error.keyword === 'required' ? error.params.requiredProperties[0] : undefined;
  const steps = [...error.instancePath.split('/').slice(1), ...(missing === undefined ? [] : [missing])];
  const { field, wanted, value } = lookedUp(shape, input, steps);
  const most = error.keyword === 'maximum' ? `no more than ${error.params.limit}` : wanted;
  return `${field === '' ? 'input' : field}: ${inWords(value)}; give ${most}.`;
}

interface LookedUp {
  readonly field: string;
  readonly wanted: string;
  readonly value: unknown;
}

/** Goes down to the field: the names of objects and the places of lists. */
function lookedUp(shape: TSchema, input: unknown, steps: readonly string[]): LookedUp {
  let at: Shape = shape;
  let value = input;
  let field = '';
  let wanted = at.title ?? 'an object in braces';
  for (const step of steps) {
    const isPlace = at.items !== undefined;
    // A choice of several kinds is told by the whole of it.
    const next = isPlace ? at.items : at.properties?.[step];
    if (next === undefined) break;
    field = isPlace ? `${field}[${step}]` : `${field}${field === '' ? '' : '.'}${step}`;
    value = (value as Record<string, unknown> | null)?.[step];
    at = next;
    wanted = at.title ?? 'an object in braces';
  }
  return { field, wanted, value };
}

interface Shape {
  readonly title?: string;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}

const longest = 40;

function inWords(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (Array.isArray(value)) return value.length === 0 ? 'is empty' : `is a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'is an object';
  // JSON knows no numbers without end, but 1e999 becomes one.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return `is ${text.length > longest ? `${text.slice(0, longest)}…` : text}`;
}
