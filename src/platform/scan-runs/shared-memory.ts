/** A copy whose tables of numbers lie in memory that all threads see, so that handing it on copies none of them. They must only be read. */
export function inSharedMemory<Data>(data: Data): Data {
  return shared(data) as Data;
}

function shared(value: unknown): unknown {
  if (value instanceof Float64Array) return filled(new Float64Array(new SharedArrayBuffer(value.byteLength)), value);
  if (value instanceof Int32Array) return filled(new Int32Array(new SharedArrayBuffer(value.byteLength)), value);
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shared(inner)]));
}

function filled<Table extends Float64Array | Int32Array>(table: Table, from: Table): Table {
  table.set(from);
  return table;
}
