// Chooses an option of a list or of a group of buttons. Returns 'chosen', 'none', 'several', or an element to be clicked.
const [field, wanted, byValue] = arguments;
const norm = text => (text || '').replace(/[\s\u00a0]+/g, ' ').trim().toLowerCase();
const is = texts => texts.some(text => norm(text) === norm(wanted));
if (field instanceof HTMLSelectElement) {
  let options = [...field.options].filter(each => is([each.label, each.text]));
  if (!options.length && byValue) options = [...field.options].filter(each => each.value === wanted);
  const able = options.filter(each => !each.disabled);
  if (able.length !== 1) return able.length ? 'several' : 'none';
  if (!field.multiple) field.value = able[0].value;
  able[0].selected = true;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
  return 'chosen';
}
const group = field.matches('fieldset, [role=radiogroup], [role=listbox]') ? field
    : field.getAttribute('aria-controls') && document.getElementById(field.getAttribute('aria-controls')) || null;
const among = group ? [...group.querySelectorAll('input[type=radio], [role=radio], [role=option]')] : [...document.querySelectorAll('[role=option]')];
const labelled = among.filter(each => is([...(each.labels || [])].map(label => label.textContent).concat(each.getAttribute('aria-label'), each.localName === 'input' ? '' : each.textContent)));
return labelled.length === 1 ? labelled[0] : labelled.length ? 'several' : 'none';
