// The document beside the fields: zoom, turn, search, highlights both ways, words that fill a field, doubts first.
'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const SVG = 'http://www.w3.org/2000/svg';
  const form = $('[data-validate]');
  const viewer = $('[data-viewer]');
  const rectsOf = (key) => (viewer ? $$(`svg.marks [data-field="${CSS.escape(key)}"]`, viewer) : []);
  if (viewer) show();
  if (form) decide();

  function show() {
  const pane = $('.viewer-pages', viewer);
  const sheets = $$('.sheet', viewer).map((sheet) => {
    const svg = $('svg', sheet);
    return { sheet, svg, paper: $('.paper', sheet), page: Number(sheet.dataset.page), width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  });
  const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4];
  let zoom = 1;
  let turn = 0;

  // --- zoom and turn
  function layout() {
    const room = Math.max(160, pane.clientWidth - 24);
    for (const { sheet, paper, width, height } of sheets) {
      const lying = turn % 180 !== 0;
      const shownWidth = room * zoom;
      const scale = shownWidth / (lying ? height : width);
      sheet.style.width = `${shownWidth}px`;
      sheet.style.height = `${(lying ? width : height) * scale}px`;
      paper.style.width = `${width * scale}px`;
      paper.style.height = `${height * scale}px`;
      paper.style.transform = `translate(-50%, -50%) rotate(${turn}deg)`;
    }
    $('[data-zoom-level]', viewer).textContent = `${Math.round(zoom * 100)} %`;
  }
  function setZoom(next) {
    const middle = (pane.scrollTop + pane.clientHeight / 2) / Math.max(1, pane.scrollHeight);
    zoom = next;
    layout();
    pane.scrollTop = middle * pane.scrollHeight - pane.clientHeight / 2;
  }
  const zoomBy = (how) => {
    if (how === 'fit') setZoom(1);
    if (how === 'in') setZoom(STEPS.find((step) => step > zoom + 0.01) ?? zoom);
    if (how === 'out') setZoom([...STEPS].reverse().find((step) => step < zoom - 0.01) ?? zoom);
  };
  $$('[data-zoom]', viewer).forEach((button) => button.addEventListener('click', () => zoomBy(button.dataset.zoom)));
  $('[data-turn]', viewer).addEventListener('click', () => { turn = (turn + 90) % 360; layout(); });
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const how = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' }[event.key];
    if (how) { zoomBy(how); event.preventDefault(); }
  });
  new ResizeObserver(layout).observe(pane);
  layout();

  // --- highlights, both ways
  function light(key, on) {
    rectsOf(key).forEach((rect) => rect.classList.toggle('on', on));
    $$(`.read[data-field="${CSS.escape(key)}"], tr[data-field="${CSS.escape(key)}"]`).forEach((row) => row.classList.toggle('on', on));
  }
  function reveal(key) {
    const rect = rectsOf(key)[0];
    if (!rect) return;
    const box = rect.getBoundingClientRect();
    const view = pane.getBoundingClientRect();
    if (box.top < view.top + 24 || box.bottom > view.bottom - 24) pane.scrollTop += box.top - view.top - view.height / 3;
    if (box.left < view.left + 8 || box.right > view.right - 8) pane.scrollLeft += box.left - view.left - view.width / 3;
  }
  for (const row of $$('.read[data-field], tr[data-field]')) {
    const key = row.dataset.field;
    row.addEventListener('mouseenter', () => light(key, true));
    row.addEventListener('mouseleave', () => { if (!row.contains(document.activeElement)) light(key, false); });
    row.addEventListener('focusin', () => { light(key, true); reveal(key); });
    row.addEventListener('focusout', () => light(key, false));
  }
  viewer.addEventListener('mouseover', (event) => { const key = event.target.dataset?.field; if (key) light(key, true); });
  viewer.addEventListener('mouseout', (event) => { const key = event.target.dataset?.field; if (key) light(key, false); });

  // --- words: searched and taken over
  let words = null;
  async function load() {
    if (!words) {
      const answer = viewer.dataset.words ? await fetch(viewer.dataset.words, { headers: { Accept: 'application/json' } }) : null;
      words = answer?.ok ? await answer.json() : [];
    }
    return words;
  }
  function mark(page, box, kind) {
    const where = sheets.find((sheet) => sheet.page === page);
    if (!where) return null;
    const rect = document.createElementNS(SVG, 'rect');
    const [x, y, width, height] = box;
    for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
    rect.setAttribute('class', kind);
    where.svg.append(rect);
    return rect;
  }
  const find = $('[data-find]', viewer);
  let hits = [];
  let hit = -1;
  async function search() {
    hits.forEach((rects) => rects.forEach((rect) => rect.remove()));
    hits = [];
    hit = -1;
    const sought = find.value.trim().toLowerCase();
    if (sought.length < 2) { $('[data-found]', viewer).textContent = ''; return; }
    const all = await load();
    for (const { page } of sheets) {
      let text = '';
      const starts = [];
      for (const word of all.filter((one) => one.page === page)) { starts.push([text.length, word]); text += word.text.toLowerCase() + ' '; }
      for (let at = text.indexOf(sought); at >= 0 && hits.length < 500; at = text.indexOf(sought, at + 1)) {
        const touched = starts.filter(([start, word]) => start < at + sought.length && start + word.text.length > at);
        hits.push(touched.map(([, word]) => mark(page, word.box, 'mark-find')).filter(Boolean));
      }
    }
    $('[data-found]', viewer).textContent = hits.length === 1 ? '1 place' : `${hits.length} places`;
    nextHit(false);
  }
  function nextHit(moves = true) {
    if (!hits.length) return;
    hits[hit]?.forEach((rect) => rect.classList.remove('on'));
    hit = (hit + 1) % hits.length;
    hits[hit].forEach((rect) => rect.classList.add('on'));
    if (hits[hit][0] && (moves || hit === 0)) hits[hit][0].scrollIntoView({ block: 'center', inline: 'center' });
  }
  find?.addEventListener('input', search);
  find?.addEventListener('keydown', (event) => { if (event.key === 'Enter') { nextHit(); event.preventDefault(); } });

  let field = null;
  let drag = null;
  if (form && viewer.dataset.fills) {
    load();
    form.addEventListener('focusin', (event) => { if (event.target.matches('.read input:not([type=checkbox]):not([type=hidden])')) field = event.target; });
    for (const sheet of sheets) {
      sheet.paper.addEventListener('pointerdown', (event) => { if (event.button === 0) { drag = { sheet, from: point(sheet.svg, event), box: null }; event.preventDefault(); } });
    }
    window.addEventListener('pointermove', (event) => {
      if (!drag) return;
      const to = point(drag.sheet.svg, event);
      if (Math.abs(to.x - drag.from.x) + Math.abs(to.y - drag.from.y) < 4 && !drag.box) return;
      drag.box?.remove();
      drag.box = mark(drag.sheet.page, box(drag.from, to), 'mark-drag');
    });
    window.addEventListener('pointerup', async (event) => {
      if (!drag) return;
      const { sheet, from, box: drawn } = drag;
      drag = null;
      drawn?.remove();
      const [x, y, width, height] = box(from, point(sheet.svg, event));
      const all = (await load()).filter((word) => word.page === sheet.page);
      const over = all.filter(({ box: [wx, wy, ww, wh] }) => wx < x + width && wx + ww > x && wy < y + height && wy + wh > y);
      if (over.length) take(sheet.page, over);
      else if (event.target.dataset?.field) document.getElementById(event.target.dataset.field)?.focus();
    });
  }
  function point(svg, event) { return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()); }
  function box(a, b) { return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(0.5, Math.abs(a.x - b.x)), Math.max(0.5, Math.abs(a.y - b.y))]; }
  function take(page, taken) {
    if (!field || field.readOnly) return;
    const lines = [...taken].sort((a, b) => (Math.abs(a.box[1] - b.box[1]) > Math.min(a.box[3], b.box[3]) / 2 ? a.box[1] - b.box[1] : a.box[0] - b.box[0]));
    field.value = lines.map((word) => word.text).join(' ').slice(0, 200);
    const left = Math.min(...taken.map((w) => w.box[0]));
    const top = Math.min(...taken.map((w) => w.box[1]));
    const right = Math.max(...taken.map((w) => w.box[0] + w.box[2]));
    const bottom = Math.max(...taken.map((w) => w.box[1] + w.box[3]));
    const place = [left, top, right - left, bottom - top].map((number) => Math.max(0, number).toFixed(1));
    form.elements[`place.${field.name}`].value = [page, ...place].join(',');
    rectsOf(field.name).forEach((rect) => rect.remove());
    const rect = mark(page, place.map(Number), 'mark-sure on');
    rect.dataset.field = field.name;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }

  }

  // --- doubts first: Enter says "right" and goes to the next
  function decide() {
  const rows = $$('.read.is-doubtful', form);
  const inputOf = (row) => $('input:not([type=checkbox]):not([type=hidden])', row);
  const checkOf = (row) => $('input[type=checkbox]', row);
  function tell() {
    const left = rows.filter((row) => !checkOf(row).checked).length;
    const count = $('[data-left]', form);
    if (count) count.textContent = left;
    for (const row of rows) {
      const state = $('[data-state]', row);
      const done = checkOf(row).checked;
      state.classList.toggle('doubt', !done);
      state.classList.toggle('done', done);
      state.lastChild.textContent = done ? 'Checked' : 'Check';
    }
  }
  for (const row of rows) {
    // Tab goes from doubt to doubt; Enter ticks the box, and the box stays in reach of the mouse and of Shift+Space.
    checkOf(row).addEventListener('change', tell);
    inputOf(row).addEventListener('input', () => { checkOf(row).checked = inputOf(row).value.trim() !== inputOf(row).dataset.read || checkOf(row).checked; tell(); });
    checkOf(row).tabIndex = -1;
  }
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('.read input:not([type=checkbox])')) return;
    event.preventDefault();
    const row = event.target.closest('.read');
    const check = checkOf(row);
    if (check) { check.checked = true; check.dispatchEvent(new Event('change')); form.dispatchEvent(new Event('input')); }
    const next = rows.find((other) => !checkOf(other).checked);
    const all = $$('.read input:not([type=checkbox]):not([type=hidden])', form);
    const following = all[all.indexOf(event.target) + 1];
    const target = next ? inputOf(next) : check ? $('button.primary', form) : following ?? $('button.primary', form);
    target?.focus();
    target?.select?.();
  });
  tell();

  // --- sums, as they are typed; the server has the last word
  const number = (name) => { const text = form.elements[name]?.value.trim() ?? ''; return /^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 100) : null; };
  form.addEventListener('input', () => {
    const [net, tax, total] = ['net', 'tax', 'total'].map(number);
    const sums = $('[data-sums]', form);
    if (net === null || tax === null || total === null) return;
    const off = Math.abs(net + tax - total) > 2;
    sums.hidden = !off;
    if (off) $('[data-sums-text]', sums).textContent = `Net + tax is ${((net + tax) / 100).toFixed(2)}, total says ${(total / 100).toFixed(2)}.`;
  });

  // --- the first doubt has the focus, so that a person can begin to type
  if (!$('.summary') && !$('.error[role=alert]')) { const first = rows.find((row) => !checkOf(row).checked); if (first) { inputOf(first).focus({ preventScroll: true }); inputOf(first).select(); } }
  }
})();
