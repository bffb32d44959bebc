// The task's own form, drawn by form-js; the plain fields stay for browsers without scripts.
'use strict';
(async () => {
  const drawn = document.getElementById('task-rendered');
  const form = document.getElementById('task-form');
  if (!drawn || !window.FormViewer) return;
  // Files are chosen with the page's own fields, which also work without this script.
  const withoutFiles = (part) =>
    part.components ? { ...part, components: part.components.filter((c) => c.type !== 'filepicker').map(withoutFiles) } : part;
  const viewer = new window.FormViewer.Form({ container: drawn });
  try {
    await viewer.importSchema(withoutFiles(JSON.parse(drawn.dataset.schema)), JSON.parse(drawn.dataset.values));
  } catch (error) {
    return;
  }
  drawn.hidden = false;
  document.getElementById('task-plain').remove();
  form.addEventListener('submit', (event) => {
    const { data, errors } = viewer.submit();
    if (Object.keys(errors).length) {
      event.preventDefault();
      drawn.querySelector('[aria-invalid="true"], .fjs-has-errors input, .fjs-has-errors textarea')?.focus();
      return;
    }
    document.getElementById('task-json').value = JSON.stringify(data);
  });
})();
