// A check list says how much of it is done while it is ticked.
'use strict';
(() => {
  const form = document.querySelector('[data-check-list]');
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const tell = () => { form.querySelector('[data-count]').textContent = `${boxes.filter((box) => box.checked).length} of ${boxes.length} done`; };
  form.addEventListener('change', tell);
  tell();
  window.addEventListener('pageshow', tell);
})();
