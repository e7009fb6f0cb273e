import { button, element } from './dom.js';

const size = { width: 600, height: 240 };

/** A place to sign with a finger. Tells of each stroke, and of its being cleared. @param {(blob: Blob | undefined) => void} onChange */
export function signaturePad(onChange) {
  const canvas = /** @type {HTMLCanvasElement} */ (element('canvas', { width: String(size.width), height: String(size.height), class: 'house-signature', role: 'img', 'aria-label': 'The resident signs here' }));
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const clear = () => {
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, size.width, size.height);
  };
  clear();
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...placeOf(canvas, event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...placeOf(canvas, event));
    pen.stroke();
  });
  canvas.addEventListener('pointerup', () => canvas.toBlob((blob) => onChange(blob ?? undefined), 'image/png'));
  const again = button('Clear the signature', () => {
    clear();
    onChange(undefined);
  });
  return element('div', { class: 'govuk-form-group', id: 'signature' }, element('p', { class: 'govuk-hint' }, 'The resident signs with a finger. Somebody who cannot sign: choose “Yes, without a signature”.'), canvas, again);
}

/** The canvas is drawn smaller than it is. @param {HTMLCanvasElement} canvas @param {PointerEvent} event @returns {[number, number]} */
function placeOf(canvas, event) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [((event.clientX - left) * size.width) / width, ((event.clientY - top) * size.height) / height];
}
