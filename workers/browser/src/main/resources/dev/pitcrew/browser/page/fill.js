// Puts a value into a field so that the page's own scripts notice. Returns what the field holds then.
const [field, value] = arguments;
field.scrollIntoView({block: 'center', inline: 'nearest'});
field.focus();
if (field.isContentEditable) {
  field.textContent = value;
} else {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value');
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) setter.set.call(field, value);
  else return null;
}
field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertText', data: value}));
field.dispatchEvent(new Event('change', {bubbles: true}));
field.blur();
return field.isContentEditable ? field.textContent : field.value;
