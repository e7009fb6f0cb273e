import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { methods, type MethodName } from '../methods.ts';
import type { PreparedScan } from '../scan/prepare.ts';
import { firstProblem } from './problem.ts';

/** What is left to do for an answer: nothing, or runs of chance that somebody makes on as many processors as there are. */
export type Answer =
  | { readonly kind: 'told'; readonly told: object }
  | { readonly kind: 'runs'; readonly scan: PreparedScan; readonly seed: number; readonly runs: number; readonly tell: (maxima: Float64Array) => object };

/** A method as it is asked from outside: the shapes of its question and answer, declared once for checking, answering and telling. */
export interface Question {
  readonly method: MethodName;
  readonly input: TObject;
  readonly output: TObject;
  readonly answer: (input: unknown) => Answer;
}

/** What a method says besides its answer, in plain English: only where there is something to be said. */
export const notes = Type.Optional(Type.Array(Type.String(), { description: 'What else there is to know of this answer, in words. Left out where there is nothing.' }));

/** Makes a question whose input is checked before it is answered. */
export function question<const Input extends TProperties, const Output extends TProperties>(
  method: MethodName, input: TObject<Input>, output: TObject<Output>,
  answer: (input: Static<TObject<Input>>) => Static<TObject<Output>>,
): Question {
  return { method, input, output, answer: (given) => ({ kind: 'told', told: answer(checked(input, given)) }) };
}

/** The input, if it has the shape; refused by the first field that has not. */
export function checked<const Shape extends TSchema>(shape: Shape, input: unknown): Static<Shape> {
  if (Value.Check(shape, input)) return input;
  throw new RangeError(firstProblem(shape, input));
}

/** The version of a method's answers. */
export const versionOf = ({ method }: Question): number => methods[method].version;
