// The model with what runs on it: counts on the elements, incidents in red, a word on why something waits.
'use strict';
(async () => {
  const box = document.querySelector('[data-diagram]');
  if (!box || !window.BpmnJS) return;
  const marks = JSON.parse(box.dataset.marks || '{}');
  const say = document.querySelector('[data-why]');
  const answer = await fetch(box.dataset.diagram);
  if (!answer.ok) { say.textContent = 'The diagram could not be loaded. The list below is complete.'; return; }
  const viewer = new window.BpmnJS({ container: box });
  try {
    await viewer.importXML(await answer.text());
  } catch (error) {
    say.textContent = 'This model has no diagram that can be drawn. The list below is complete.';
    return;
  }
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const fit = () => { canvas.zoom('fit-viewport', 'auto'); canvas.zoom(Math.min(1.2, canvas.zoom() * 0.92), 'auto'); };
  fit();
  document.querySelector('[data-fit]').addEventListener('click', fit);
  const badge = (kind, text, title) => {
    const element = document.createElement('div');
    element.className = `badge badge-${kind}`;
    element.textContent = text;
    element.title = title;
    return element;
  };
  for (const [id, mark] of Object.entries(marks)) {
    const shape = registry.get(id);
    if (!shape || shape === canvas.getRootElement()) continue;
    if (mark.incidents) {
      canvas.addMarker(id, 'has-incident');
      overlays.add(id, { position: { top: -12, right: 14 }, html: badge('incident', `! ${mark.incidents}`, `${mark.incidents} incident(s)`) });
    }
    if (mark.active) {
      canvas.addMarker(id, 'is-active');
      overlays.add(id, { position: { top: -12, left: -10 }, html: badge('active', String(mark.active), `${mark.active} here now`) });
    }
    if (mark.done) {
      canvas.addMarker(id, 'is-done');
      // Gateways and events have their names where the count would stand; their colour says enough, and the list the rest.
      if (!mark.active && /Task$|SubProcess$|CallActivity$/.test(shape.type)) overlays.add(id, { position: { top: -12, left: -10 }, html: badge('done', `✓ ${mark.done}`, `${mark.done} done`) });
    }
  }
  viewer.get('eventBus').on('element.click', ({ element }) => {
    const mark = marks[element.id];
    const name = element.businessObject?.name || element.id;
    say.textContent = mark?.why ? `${name}: ${mark.why}` : mark?.done ? `${name}: done ${mark.done} time(s).` : `${name}: nothing has happened here.`;
  });
})();
