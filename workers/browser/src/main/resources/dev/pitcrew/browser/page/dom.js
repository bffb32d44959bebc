// The page as it is now, with what stands in its fields and without what nobody may read.
const copy = document.documentElement.cloneNode(true);
const fields = document.querySelectorAll('input, textarea'), copies = copy.querySelectorAll('input, textarea');
fields.forEach((field, i) => {
  if (!copies[i]) return;
  const value = field.type === 'password' ? '' : field.value;
  if (field instanceof HTMLTextAreaElement) copies[i].textContent = value; else copies[i].setAttribute('value', value);
});
copy.querySelectorAll('script').forEach(each => each.textContent = '');
return ('<!DOCTYPE html>\n' + copy.outerHTML).slice(0, arguments[0]);
