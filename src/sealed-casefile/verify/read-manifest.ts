import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { manifestText, sealOfManifest } from '../make/manifest.ts';
import { audiences, manifestFormat, type Manifest } from '../model.ts';

const text = Type.String();
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const schema = Type.Object({
  format: Type.Literal(manifestFormat), reference: text, audience: Type.Enum([...audiences]), reason: text, madeAt: text, madeBy: text, landlord: text,
  cases: Type.Array(Type.Object({ reference: text, id: text, lastSequence: Type.Integer(), lastHash: sha256 }), { minItems: 1 }),
  files: Type.Array(Type.Object({ name: text, byteLength: Type.Integer(), sha256, evidenceId: Type.Optional(text), part: Type.Optional(Type.Union([Type.Literal('stored'), Type.Literal('original')])) })),
  missing: Type.Array(text), seal: text,
});

export type ReadManifest = { readonly ok: true; readonly manifest: Manifest; readonly wrong: readonly string[] } | { readonly ok: false; readonly why: string };

/** The manifest of a file from anywhere: its shape, its seal, and that it is written just as we write it. */
export function readManifest(written: string | undefined): ReadManifest {
  if (written === undefined) return { ok: false, why: 'It has no manifest.json, so it is no sealed casefile.' };
  const value = parsed(written);
  if (!Check(schema, value)) return { ok: false, why: 'manifest.json cannot be read: it is damaged, or of a kind this program does not know.' };
  const manifest: Static<typeof schema> & Manifest = value as Static<typeof schema> & Manifest;
  const { seal, ...rest } = manifest;
  const isWhole = sealOfManifest(rest) === seal && manifestText(manifest) === written;
  return { ok: true, manifest, wrong: isWhole ? [] : ['manifest.json is not as it was when this was made.'] };
}

/** What a text holds; undefined where it is no JSON. */
export function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
