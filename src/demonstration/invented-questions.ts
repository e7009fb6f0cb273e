import type { DiagnosisQuestion } from '../diagnosis/index.ts';

const to = (words: string, code: string | null) => ({ words, next: null, code });
const ask = (words: string, next: number) => ({ words, next, code: null });

/** What the invented service team asks of some problems, and where it leads in the invented schedule. */
export const inventedQuestions: Readonly<Record<string, readonly DiagnosisQuestion[]>> = {
  tap: [
    { words: 'Which tap is it?', answers: [ask('One tap with one handle or two', 2), to('A mixer tap that is loose or broken off', 'TB-PL020')] },
    { words: 'What does it do?', answers: [to('It drips', 'TB-PL010'), to('It is stiff or will not turn', 'TB-PL010'), to('Water comes out at its foot', 'TB-PL020')] },
  ],
  toilet: [
    { words: 'What is wrong with the toilet?', answers: [ask('It is blocked', 2), to('It does not flush', 'TB-PL210'), to('It keeps filling or running', 'TB-PL210'), to('The pan is cracked or loose', 'TB-PL250')] },
    { words: 'Are other drains in the home blocked too?', answers: [to('Only the toilet', 'TB-DR010'), to('Others as well', 'TB-DR040')] },
  ],
  'outside-door-or-window': [
    { words: 'What is not secure?', answers: [ask('A door', 2), ask('A window', 3)] },
    { words: 'What is wrong with the door?', answers: [to('The lock or the key', 'TB-CP040'), to('It sticks or does not close', 'TB-CP010'), to('It is broken through', null)] },
    { words: 'What is wrong with the window?', answers: [to('The glass is broken', 'TB-GL020'), to('It does not close', 'TB-GL050')] },
  ],
  'blocked-drain': [
    { words: 'What is blocked?', answers: [to('A sink, bath or basin', 'TB-PL140'), to('A drain outside', 'TB-DR040'), to('Several of them', 'TB-DR090')] },
  ],
};
