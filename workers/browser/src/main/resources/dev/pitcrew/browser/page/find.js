// Looks for one thing on the page by several ways. arguments[0]: {seek, ways: [{how, values, role}], within, number, first}.
// Returns {way, element, counts}; way is -1 where none of them leads to exactly one thing.
const spec = arguments[0];
const NODES_MAX = 50000;
const norm = text => (text || '').replace(/[\s\u00a0]+/g, ' ').trim();
const plain = text => norm(text).replace(/[\s:*]+$/, '').toLowerCase();

const roots = [document];
let seen = 0;
for (let i = 0; i < roots.length; i++) {
  for (const element of roots[i].querySelectorAll('*')) {
    if (++seen > NODES_MAX) break;
    if (element.shadowRoot) roots.push(element.shadowRoot);
  }
}
const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
const byId = (element, id) => element.getRootNode().getElementById ? element.getRootNode().getElementById(id) : document.getElementById(id);

const visible = element => {
  if (element.checkVisibility && !element.checkVisibility({visibilityProperty: true, opacityProperty: false})) return false;
  const box = element.getClientRects();
  return box.length > 0 && [...box].some(each => each.width > 0 && each.height > 0);
};

const SELECTORS = {
  FIELD: 'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]):not([type=file]), textarea, select, '
      + '[contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox], [role=searchbox], [role=spinbutton], [role=listbox], [role=radiogroup], fieldset',
  BOX: 'input[type=checkbox], input[type=radio], [role=checkbox], [role=switch], [role=radio]',
  FILE: 'input[type=file]',
  CLICKABLE: 'button, a[href], input[type=submit], input[type=button], input[type=reset], input[type=image], input[type=checkbox], input[type=radio], summary, '
      + 'label, area[href], [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch], [role=treeitem], [onclick]',
  TABLE: 'table, [role=table], [role=grid]',
  FRAME: 'iframe, frame',
};
const CONTROLS = 'input, textarea, select, button';
// Things that may be drawn by others in their place, and are there all the same.
const MAY_HIDE = ['BOX', 'FILE', 'FRAME'];

const ownText = element => [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent).join(' ');
const labelText = label => {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('input, textarea, select, button, [hidden]').forEach(each => each.remove());
  return copy.textContent;
};
const ids = (element, attribute) => (element.getAttribute(attribute) || '').split(/\s+/).filter(Boolean).map(id => byId(element, id)).filter(Boolean);

const labelsOf = element => {
  const texts = [...(element.labels || [])].map(labelText);
  texts.push(...ids(element, 'aria-labelledby').map(each => each.textContent));
  if (element.matches('fieldset') && element.querySelector('legend')) texts.push(element.querySelector('legend').textContent);
  return texts;
};
const isFieldset = element => element.matches('fieldset, [role=radiogroup]');

// A label that is bound to nothing belongs to the one control in the smallest part of the page both are in.
const beside = (wanted, selector) => {
  const found = [];
  for (const label of all('label, th, td, dt, legend, span, div, p, b, strong, em, h1, h2, h3, h4, h5, h6, li')) {
    if (label.control || plain(ownText(label)) !== wanted && plain(labelText(label)) !== wanted || label.querySelector(CONTROLS + ', div, p, td')) continue;
    for (let part = label.parentElement, up = 0; part && up < 4; part = part.parentElement, up++) {
      const controls = [...part.querySelectorAll(selector)].filter(each => !isFieldset(each) && !label.contains(each));
      if (controls.length === 0) continue;
      if (controls.length === 1 && !(controls[0].labels || []).length) found.push(controls[0]);
      break;
    }
  }
  return found;
};

const roleOf = element => {
  if (element.getAttribute('role')) return element.getAttribute('role');
  const tag = element.localName, type = (element.getAttribute('type') || 'text').toLowerCase();
  if (tag === 'input') return {submit: 'button', button: 'button', reset: 'button', image: 'button', checkbox: 'checkbox', radio: 'radio', search: 'searchbox', number: 'spinbutton'}[type] || 'textbox';
  return {button: 'button', a: 'link', area: 'link', select: 'combobox', textarea: 'textbox', summary: 'button', table: 'table', img: 'image',
    h1: 'heading', h2: 'heading', h3: 'heading', option: 'option', li: 'listitem'}[tag] || '';
};
const namesOf = element => {
  const names = [element.getAttribute('aria-label'), ...labelsOf(element)];
  if (element.matches('input[type=submit], input[type=button], input[type=reset]')) names.push(element.value);
  names.push(element.getAttribute('alt'), element.getAttribute('title'), element.getAttribute('placeholder'));
  if (element.matches('table')) names.push(element.caption && element.caption.textContent, previousHeading(element));
  if (element.matches('iframe, frame')) names.push(element.getAttribute('name'), element.id);
  if (!element.matches('input, textarea, select, table, iframe, frame, fieldset')) {
    names.push(element.innerText === undefined ? element.textContent : element.innerText);
    for (const picture of element.querySelectorAll('img[alt], svg[aria-label]')) names.push(picture.getAttribute('alt') || picture.getAttribute('aria-label'));
  }
  return names.filter(Boolean);
};
const previousHeading = element => {
  for (let part = element; part && part !== document.body; part = part.parentElement) {
    for (let before = part.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.matches('h1, h2, h3, h4, h5, h6')) return before.textContent;
    }
  }
  return '';
};

const smallest = elements => elements.filter(each => !elements.some(other => other !== each && each.contains(other)));
const texts = () => all('body, body *:not(script):not(style):not(noscript):not(template)');

// The value a label stands for: what a person would read out.
const valueOf = label => {
  if (label.control) return label.control;
  const cell = label.closest('th, td');
  if (cell && cell.nextElementSibling) return cell.nextElementSibling;
  if (label.matches('dt')) return label.nextElementSibling && label.nextElementSibling.matches('dd') ? label.nextElementSibling : null;
  return label.nextElementSibling;
};

const WAYS = {
  LABEL: way => {
    const wanted = plain(way.values[0]);
    if (spec.seek === 'READABLE') {
      const labelled = all(SELECTORS.FIELD + ', output').filter(each => !isFieldset(each) && labelsOf(each).some(text => plain(text) === wanted));
      if (labelled.length) return labelled;
      return smallest(texts().filter(each => plain(each.textContent) === wanted)).filter(visible).map(valueOf).filter(Boolean);
    }
    const selector = SELECTORS[spec.seek] || CONTROLS;
    const bound = all(selector).filter(each => labelsOf(each).some(text => plain(text) === wanted));
    const fields = bound.filter(each => !isFieldset(each));
    return fields.length ? fields : bound.length ? bound : beside(wanted, selector);
  },
  NAME: way => {
    const wanted = plain(way.values[0]);
    // In a recording whatever was under the mouse is clicked, fields too.
    const more = (way.role ? ', [role]' : '') + (spec.first && spec.seek === 'CLICKABLE' ? ', ' + SELECTORS.FIELD : '');
    const among = SELECTORS[spec.seek] ? all(SELECTORS[spec.seek] + more) : texts();
    const named = among.filter(each => (!way.role || roleOf(each) === way.role) && namesOf(each).some(text => plain(text) === wanted));
    // A label is clicked only where there is nothing of that name itself.
    const things = named.filter(each => each.localName !== 'label');
    return spec.seek === 'CLICKABLE' || spec.seek === 'READABLE' || spec.seek === 'SHOWN' ? smallest(things.length ? things : named) : named;
  },
  TEXT: way => {
    const wanted = norm(way.values[0]);
    if (spec.seek === 'SHOWN') {
      const small = wanted.toLowerCase();
      // The smallest first: what is around a hidden text is often shown itself.
      return smallest(texts().filter(each => norm(each.textContent).toLowerCase().includes(small)
          || each.matches('input[type=submit], input[type=button]') && norm(each.value).toLowerCase().includes(small))).filter(visible);
    }
    const exact = smallest(texts().filter(each => plain(each.textContent) === plain(wanted)));
    return exact.length || !spec.first && spec.seek !== 'READABLE' ? exact : smallest(texts().filter(each => norm(each.textContent).includes(wanted)));
  },
  TEST_ID: way => all('[data-testid], [data-test-id], [data-test], [data-qa], [data-cy]')
      .filter(each => ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy'].some(name => each.getAttribute(name) === way.values[0])),
  CSS: way => all(way.values[0]),
  XPATH: way => {
    const result = document.evaluate(way.values[0], document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    return Array.from({length: result.snapshotLength}, (_, i) => result.snapshotItem(i)).filter(each => each.nodeType === 1);
  },
  PIERCE: way => way.values.reduce((among, selector, i) => (i === 0 ? roots : among.map(each => each.shadowRoot || each)).flatMap(root => [...root.querySelectorAll(selector)]), []),
};

const counts = [];
let scope = null;
if (spec.within) {
  // The part of the page with that heading or legend: the smallest that holds more than the words.
  const words = smallest(texts().filter(each => plain(each.textContent) === plain(spec.within))).filter(visible);
  scope = words.map(each => each.closest('tr, fieldset, section, article, li, form, dialog, [role=row], [role=group], [role=region], [role=dialog]') || each.parentElement);
}
for (let i = 0; i < spec.ways.length; i++) {
  let matches;
  try {
    matches = WAYS[spec.ways[i].how](spec.ways[i]);
  } catch (broken) {
    if (broken instanceof DOMException || broken instanceof SyntaxError) { counts.push(-1); continue; }
    throw broken;
  }
  matches = [...new Set(matches)].filter(each => (MAY_HIDE.includes(spec.seek) || visible(each)) && (!scope || scope.some(part => part.contains(each))));
  counts.push(matches.length);
  const one = spec.number ? matches[spec.number - 1] : matches.length === 1 || spec.first || spec.seek === 'SHOWN' ? matches[0] : undefined;
  if (one) return {way: i, element: one, counts, ready: document.readyState === 'complete'};
}
return {way: -1, element: null, counts, ready: document.readyState === 'complete'};
