// Covers fields for passwords, and the places of the last shown.js by number. Returns how many it has covered.
const rects = [];
for (const field of document.querySelectorAll('input[type=password]')) rects.push(...field.getClientRects());
for (const i of arguments[0]) {
  const place = (window.__shown || [])[i];
  if (!place) continue;
  if (place.nodeType === 3) {
    const range = document.createRange();
    range.selectNodeContents(place);
    rects.push(...range.getClientRects());
  } else rects.push(...place.getClientRects());
}
delete window.__shown;
const covers = document.createElement('div');
covers.id = 'bot-covers';
for (const rect of rects) {
  const cover = document.createElement('div');
  cover.style.cssText = `position:fixed;left:${rect.left - 1}px;top:${rect.top - 1}px;width:${rect.width + 2}px;height:${rect.height + 2}px;background:#444;z-index:2147483647`;
  covers.append(cover);
}
// In the top layer, over dialogs too.
covers.setAttribute('popover', 'manual');
covers.style.cssText = 'position:fixed;inset:0;width:0;height:0;border:0;padding:0;margin:0;overflow:visible;background:none';
(document.body || document.documentElement).append(covers);
if (covers.showPopover) covers.showPopover();
return rects.length;
