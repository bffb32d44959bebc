// Files dropped on the page are chosen; progress is shown with numbers.
'use strict';
(() => {
  const form = document.querySelector('[data-drop]');
  const input = form.querySelector('input[type=file]');
  const list = form.querySelector('[data-chosen]');
  const progress = form.querySelector('[data-progress]');
  const send = form.querySelector('[data-send]');
  const MAX = 25 * 1024 * 1024;
  const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
  function show() {
    list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement('li');
      item.textContent = `${file.name} · ${size(file.size)}${file.size > MAX ? ' · larger than 25 MB, will not be taken' : ''}`;
      return item;
    }));
    send.textContent = input.files.length > 1 ? `Upload ${input.files.length} files` : 'Upload';
  }
  input.addEventListener('change', show);
  for (const name of ['dragenter', 'dragover']) document.addEventListener(name, (event) => { event.preventDefault(); form.classList.add('over'); });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) form.classList.remove('over'); });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('over');
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; show(); send.focus(); }
  });
  form.addEventListener('submit', () => {
    send.disabled = true;
    const began = Date.now();
    const total = [...input.files].reduce((sum, file) => sum + file.size, 0);
    setInterval(() => { progress.textContent = `Sending ${input.files.length} file(s), ${size(total)}, for ${Math.round((Date.now() - began) / 1000)} s`; }, 1000);
  });
  document.querySelector('[data-results]')?.focus();
})();
