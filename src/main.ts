import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// Some two thousand files are read at each start. What they were compiled to is kept beside the libraries, under names that turn on
// what is in them and on this Node; where nothing can be written, each start compiles anew.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'putright'));
await import('./run-product.ts');
// Now, and not at the end: a process that is killed would leave nothing for the next.
flushCompileCache();
