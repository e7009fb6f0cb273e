import sharp from 'sharp';

/** A photo as a phone would send it, to be chosen in a form. */
export async function aPhoto(name = 'leak.jpg'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}
