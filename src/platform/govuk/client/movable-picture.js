// A picture that is moved by dragging, the wheel, pinching and keys, besides the buttons that work without this file. It sets the
// part that an SVG shows, keeps marks as large as they were, and writes down where it stands in the fields and links around it.

const keys = { ArrowLeft: 'west', ArrowRight: 'east', ArrowUp: 'north', ArrowDown: 'south', '+': 'in', '=': 'in', '-': 'out', 0: 'whole' };
const ways = { west: [-0.5, 0, 0], east: [0.5, 0, 0], north: [0, -0.5, 0], south: [0, 0.5, 0], in: [0, 0, 1], out: [0, 0, -1], whole: [0, 0, -100] };
const each = (selector, work) => document.querySelectorAll(selector).forEach(work);

/** Pixels that a name takes besides its width. */
const nameLine = 20;
const nameGap = 4;

/** Where a name stands, how wide it is, and which share of that is left of where it stands. */
function nameIn(name) {
  const words = name.querySelector('text');
  const { e: x, f: y } = name.querySelector('[transform]').transform.baseVal.consolidate().matrix;
  return { name, words, x, y, width: words.getComputedTextLength(), share: { start: 0, middle: 0.5, end: 1 }[words.getAttribute('text-anchor')] };
}

/** What the picture shows, and how that is changed. */
class Picture {
  constructor(frame) {
    this.frame = frame;
    this.svg = frame.querySelector('svg');
    this.box = this.svg.viewBox.baseVal;
    this.whole = { width: Number(frame.dataset.width), height: Number(frame.dataset.height) };
    this.mostZoom = Number(frame.dataset.mostZoom);
    frame.classList.add('house-movable--by-script');
    this.names = [...this.svg.querySelectorAll('.house-movable__name')].map((name) => nameIn(name));
    new ResizeObserver(() => this.sizeMarks()).observe(this.svg);
  }

  get zoom() {
    return Math.log2(this.whole.width / this.box.width);
  }

  get unitsPerPixel() {
    return this.box.width / Math.max(1, this.svg.getBoundingClientRect().width);
  }

  /** Never beyond an edge. */
  show(x, y, zoom) {
    const { box, whole } = this;
    const nearer = this.within(zoom);
    box.width = whole.width / 2 ** nearer;
    box.height = whole.height / 2 ** nearer;
    box.x = Math.min(whole.width - box.width, Math.max(0, x));
    box.y = Math.min(whole.height - box.height, Math.max(0, y));
    this.sizeMarks();
    this.writeDown();
  }

  within(zoom) {
    return Math.min(this.mostZoom, Math.max(0, zoom));
  }

  sizeMarks() {
    this.showNames();
    this.svg.style.setProperty('--house-sized', String(this.unitsPerPixel));
    this.frame.classList.toggle('house-movable--near', this.zoom > 0.01);
  }

  /** Names are as large on a phone as on a desk, so fewer have room: what would lie upon one before it is hidden, and none is cut off at the
   *  edge of the whole. Moving alone changes nothing. */
  showNames() {
    const scale = this.unitsPerPixel;
    if (scale === this.namedAt) return;
    this.namedAt = scale;
    const taken = [];
    const right = this.whole.width / scale - nameGap;
    for (const { name, words, x, y, width, share } of this.names) {
      const wanted = x / scale - width * share;
      const left = Math.max(nameGap, Math.min(wanted, right - width));
      words.setAttribute('x', String(Math.round(left - wanted)));
      const box = { left, right: left + width + nameGap, top: y / scale - nameLine, bottom: y / scale };
      const isFree = taken.every((other) => box.left >= other.right || other.left >= box.right || box.top >= other.bottom || other.top >= box.bottom);
      name.setAttribute('visibility', isFree ? 'visible' : 'hidden');
      if (isFree) taken.push(box);
    }
  }

  moveBy(pixelsAcross, pixelsDown) {
    this.show(this.box.x - pixelsAcross * this.unitsPerPixel, this.box.y - pixelsDown * this.unitsPerPixel, this.zoom);
  }

  /** Nearer or further around a point of the screen. */
  zoomAround(by, at) {
    const { left, top, width, height } = this.svg.getBoundingClientRect();
    this.zoomTo(this.zoom + by, (at.x - left) / width, (at.y - top) / height);
  }

  zoomTo(wanted, across, down) {
    const { box, whole } = this;
    const zoom = this.within(wanted);
    this.show(box.x + across * (box.width - whole.width / 2 ** zoom), box.y + down * (box.height - whole.height / 2 ** zoom), zoom);
  }

  /** What a button or a key does, said for those who do not see it. */
  go(way) {
    const [across, down, nearer] = ways[way];
    if (nearer === 0) this.show(this.box.x + across * this.box.width, this.box.y + down * this.box.height, this.zoom);
    else this.zoomTo(this.zoom + nearer, 0.5, 0.5);
    each('[data-movable-said]', (line) => (line.textContent = this.zoom < 0.01 ? 'All of it is shown.' : `Moved. Shown ${Math.round(2 ** this.zoom)} times as near.`));
  }

  /** The middle of what is shown, as the addresses have it. */
  get middle() {
    const { top, left, bottom, right } = this.frame.dataset;
    const share = { down: (this.box.y + this.box.height / 2) / this.whole.height, across: (this.box.x + this.box.width / 2) / this.whole.width };
    return `${(Number(top) + share.down * (bottom - top)).toFixed(5)},${(Number(left) + share.across * (right - left)).toFixed(5)}`;
  }

  writeDown() {
    const [zoom, at] = [String(Math.round(this.zoom * 100) / 100), this.middle];
    each('[data-movable-zoom]', (field) => (field.value = zoom));
    each('[data-movable-at]', (field) => (field.value = at));
    each('[data-movable-link]', (link) => {
      const { pathname, searchParams } = new URL(link.href);
      searchParams.set('zoom', zoom);
      searchParams.set('at', at);
      link.href = `${pathname}?${searchParams.toString()}#map`;
    });
    each('[data-movable-list]', (line) => (line.hidden = false));
    each('[data-move]', (button) => this.mark(button));
  }

  /** A button that has nothing left to do stays where it is, so that the focus does too. */
  mark(button) {
    const { x, y, width, height } = this.box;
    const idle = {
      in: this.zoom >= this.mostZoom, out: this.zoom <= 0, whole: this.zoom <= 0, west: x <= 0, north: y <= 0, east: x + width > this.whole.width - 0.01, south: y + height > this.whole.height - 0.01,
    };
    if (idle[button.dataset.move]) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

/** Buttons, keys and the wheel. */
function listen(picture) {
  const { frame } = picture;
  each('[data-move]', (button) => button.addEventListener('click', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') !== 'true') picture.go(button.dataset.move);
  }));
  frame.addEventListener('keydown', (event) => {
    const way = keys[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey || event.target !== frame) return;
    event.preventDefault();
    picture.go(way);
  });
  // The wheel alone goes on scrolling the page until the picture has been chosen.
  frame.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !frame.contains(document.activeElement)) return;
    event.preventDefault();
    picture.zoomAround(-event.deltaY / 400, { x: event.clientX, y: event.clientY });
  }, { passive: false });
}

/** Dragging with one finger or the mouse, pinching with two. A drag that ends on a link does not follow it. */
function listenToPointers(picture) {
  const { frame } = picture;
  const fingers = new Map();
  let hasMoved = false;
  frame.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    hasMoved = fingers.size > 1;
  });
  frame.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    const now = { x: event.clientX, y: event.clientY };
    if (before === undefined || (!hasMoved && Math.hypot(now.x - before.x, now.y - before.y) < 4)) return;
    if (!hasMoved) frame.setPointerCapture(event.pointerId);
    hasMoved = true;
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (other === undefined) picture.moveBy(now.x - before.x, now.y - before.y);
    else pinch(picture, other, [before, now]);
    fingers.set(event.pointerId, now);
  });
  for (const end of ['pointerup', 'pointercancel']) frame.addEventListener(end, (event) => fingers.delete(event.pointerId));
  frame.addEventListener('click', (event) => {
    if (hasMoved) event.preventDefault();
    hasMoved = false;
  }, true);
  frame.addEventListener('dragstart', (event) => event.preventDefault());
}

function pinch(picture, other, [before, now]) {
  const apart = (one) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
  picture.zoomAround(Math.log2(apart(now) / apart(before)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
}

for (const frame of document.querySelectorAll('[data-movable-picture="whole"]')) {
  const picture = new Picture(frame);
  listen(picture);
  listenToPointers(picture);
}
