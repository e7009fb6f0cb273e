import sharp from 'sharp';

/** A photo as a phone would send it, to be chosen in a form. */
export async function aPhoto(name = 'leak.jpg'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** A photo with as much in it as one of a kitchen: some 140 kilobytes, so that a network can be cut within it. */
export async function aBusyPhoto(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [width, height] = [320, 240];
  const specks = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * 7919) % 251));
  const buffer = await sharp(specks, { raw: { width, height, channels: 3 } }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}
