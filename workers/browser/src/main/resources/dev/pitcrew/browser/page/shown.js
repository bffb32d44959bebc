// Every text a picture of the page would show: of fields, and of what stands around them. Keeps the places for cover.js.
const NODES_MAX = 20000;
const roots = [document];
const places = [];
let seen = 0;
for (let i = 0; i < roots.length; i++) {
  for (const element of roots[i].querySelectorAll('*')) {
    if (++seen > NODES_MAX) break;
    if (element.shadowRoot) roots.push(element.shadowRoot);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) places.push([element, element.value]);
    else if (!element.matches('script, style')) {
      for (const node of element.childNodes) if (node.nodeType === 3 && node.textContent.trim().length > 3) places.push([node, node.textContent]);
    }
  }
}
window.__shown = places.map(each => each[0]);
return places.map(each => each[1].slice(0, 2000));
