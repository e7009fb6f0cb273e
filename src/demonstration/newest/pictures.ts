import sharp from 'sharp';

// Pictures that nobody took: drawn, and saying so, so that no home of anybody stands in the demonstration.

/** What is drawn of each kind of problem, over a wall of this colour. */
interface Drawing {
  readonly wall: string;
  readonly shapes: string;
}

const drawings: Readonly<Record<string, Drawing>> = {
  stain: { wall: '#e9e4d8', shapes: '<ellipse cx="520" cy="300" rx="260" ry="150" fill="#b99a62" opacity=".6"/><ellipse cx="560" cy="330" rx="150" ry="90" fill="#8d6b35" opacity=".6"/><path d="M0 620h1200" stroke="#cfc6b2" stroke-width="26"/>' },
  mould: { wall: '#dfe3df', shapes: Array.from({ length: 70 }, (_, dot) => `<circle cx="${60 + ((dot * 97) % 520)}" cy="${60 + ((dot * 53) % 420)}" r="${6 + ((dot * 7) % 22)}" fill="#2f3a33" opacity=".55"/>`).join('') },
  pipe: { wall: '#cdd3d6', shapes: '<path d="M180 0v520h620" fill="none" stroke="#b5793f" stroke-width="46"/><circle cx="180" cy="520" r="44" fill="#8e5c2b"/><path d="M180 600c-30 60 30 60 0 120" stroke="#3f7fb5" stroke-width="14" fill="none"/>' },
  window: { wall: '#d9d2c5', shapes: '<rect x="260" y="120" width="660" height="560" fill="#9fc1d4" stroke="#fff" stroke-width="44"/><path d="M300 160l260 220 -60 120 220 140" stroke="#fff" stroke-width="8" fill="none"/>' },
  roof: { wall: '#b8cbe0', shapes: '<path d="M80 620L600 180l520 440z" fill="#6f4b3e"/><path d="M80 640h1040" stroke="#41484d" stroke-width="30"/><path d="M520 330l90 -20 30 70 -100 20z" fill="#23201e"/>' },
  door: { wall: '#d7cfc4', shapes: '<rect x="420" y="90" width="360" height="700" fill="#7a4f36"/><circle cx="740" cy="450" r="22" fill="#d8b65a"/><path d="M420 90l20 700" stroke="#2b1a10" stroke-width="14"/>' },
  card: { wall: '#6d7478', shapes: '<rect x="330" y="220" width="560" height="380" fill="#fdfdf7" transform="rotate(-4 600 400)"/><path d="M400 330h380M400 400h300M400 470h340" stroke="#555" stroke-width="12"/>' },
};

const drawingOf: Readonly<Record<string, string>> = {
  leak: 'pipe', 'ceiling-leak': 'stain', 'damp-or-mould': 'mould', window: 'window', 'outside-door-or-window': 'door', 'roof-or-gutter': 'roof', 'inside-door': 'door', 'ceiling-or-plaster': 'stain', 'blocked-drain': 'pipe', tap: 'pipe', toilet: 'pipe',
};

const made = new Map<string, Promise<Buffer>>();

/** A photo that goes with a problem; the card that was left, where nobody opened. */
export function pictureOf(problem: string): Promise<Buffer> {
  const name = problem === 'card' ? 'card' : (drawingOf[problem] ?? 'stain');
  const found = made.get(name) ?? draw(drawings[name] ?? { wall: '#ddd', shapes: '' });
  made.set(name, found);
  return found;
}

function draw({ wall, shapes }: Drawing): Promise<Buffer> {
  const label = '<rect y="840" width="1200" height="60" fill="#111"/><text x="30" y="882" font-family="sans-serif" font-size="34" fill="#fff">Drawn for the demonstration: nobody’s home</text>';
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${wall}"/>${shapes}${label}</svg>`)).jpeg({ quality: 70 }).toBuffer();
}

/** A recording of two seconds, of a boiler that hums. */
export function recordingOfABoiler(): Buffer {
  const perSecond = 8000;
  const sound = Buffer.alloc(2 * perSecond, 0).map((_, at) => 128 + Math.round(40 * Math.sin((at * 2 * Math.PI * 100) / perSecond) + 20 * Math.sin((at * 2 * Math.PI * 317) / perSecond)));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(perSecond, 24);
  head.writeUInt32LE(perSecond, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}
