import { Type } from 'typebox';
import { wilson as limitsOf } from '../wilson.ts';
import { aboveNought, amount } from './parts.ts';
import { question } from './question.ts';

const input = Type.Object({
  successes: amount('How many of the trials had it; may be a fraction where answers were weighted.'),
  trials: aboveNought('How many there were, or how many they are worth.'),
});

const output = Type.Object({ lower: Type.Number(), upper: Type.Number() });

/** Wilson's 95 % interval of a share. */
export const wilson = question('wilson', input, output, ({ successes, trials }) => {
  if (successes > trials) throw new RangeError(`successes: is ${successes}; give no more than the ${trials} trials.`);
  const { low, high } = limitsOf(successes, trials);
  return { lower: low, upper: high };
});
