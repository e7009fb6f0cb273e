import { Console } from 'node:console';
import { Writable } from 'node:stream';

// Imported before any decoder: what one says about a broken file helps nobody, and which file it was only the sender knows.
// A worker's own `stdout` read by its parent would do the same, and keep a program alive that has nothing left to do.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));
