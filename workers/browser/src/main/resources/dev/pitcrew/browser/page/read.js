// The text of an element as a person would read it.
const element = arguments[0];
if (element instanceof HTMLSelectElement) return [...element.selectedOptions].map(each => each.label).join(', ');
if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) return element.checked ? 'yes' : 'no';
if (element instanceof HTMLInputElement && element.type === 'password') return '';
if ('value' in element && (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLOutputElement)) return element.value;
return element.innerText === undefined ? element.textContent : element.innerText;
