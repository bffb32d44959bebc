// What every page can do with the keyboard, and what keeps typed words from getting lost.
'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isTyping = (target) => target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

  // --- dialogs
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-open]');
    if (opener) document.getElementById(opener.dataset.open)?.showModal();
  });

  // --- keys
  let going = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = isTyping(event.target);
    if (typing && !(event.target.matches('[data-slash]') && event.key === 'ArrowDown')) return;
    if (event.key === '?') { $('#keys')?.showModal(); event.preventDefault(); return; }
    if (event.key === '/') { const box = $('[data-slash]'); if (box) { box.focus(); box.select(); event.preventDefault(); } return; }
    if (event.key === 'g') { going = Date.now(); return; }
    if (Date.now() - going < 1500) {
      going = 0;
      const room = $(`.rail [data-key="${CSS.escape(event.key)}"]`);
      if (room) { room.click(); event.preventDefault(); }
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'j') move(event, 1);
    if (event.key === 'ArrowUp' || event.key === 'k') move(event, -1);
  });
  function move(event, step) {
    const links = $$('[data-rows] tbody tr th a');
    if (!links.length) return;
    const here = links.findIndex((link) => link.closest('tr').contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, here + step));
    links[next].focus();
    event.preventDefault();
  }

  // --- nothing typed is lost: kept for this tab until the form has been taken
  const KEEP = 'draft:';
  const draftKey = (form) => KEEP + location.pathname + '#' + (form.dataset.draft || form.getAttribute('action') || '');
  const kept = (form) => $$('input, textarea, select', form).filter((field) => field.name && field.type !== 'hidden' && field.type !== 'password' && field.type !== 'file' && field.autocomplete !== 'one-time-code' && field.name !== '_csrf');
  const snapshot = (form) => JSON.stringify(kept(form).map((f) => [f.name, f.type === 'checkbox' || f.type === 'radio' ? f.checked : f.value]));
  const touched = new Set();
  let leaving = false;
  let holding = false;
  for (const form of $$('form[method=post]:not([data-plain])')) {
    if (!kept(form).length) continue;
    const saved = sessionStorage.getItem(draftKey(form));
    if (saved && !form.dataset.fresh) restore(form, JSON.parse(saved));
    form.addEventListener('input', () => { touched.add(form); sessionStorage.setItem(draftKey(form), snapshot(form)); });
    form.addEventListener('submit', () => { leaving = true; });
  }
  function restore(form, saved) {
    const fields = kept(form);
    saved.forEach(([name, value], index) => {
      const field = fields[index];
      if (!field || field.name !== name) return;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = value; else field.value = value;
    });
  }
  window.addEventListener('beforeunload', (event) => {
    if (leaving) return;
    if (holding) event.preventDefault();
    if ([...touched].some((form) => form.isConnected)) event.preventDefault();
  });
  // A page that shows a notice has taken what was posted before.
  if ($('.notice:not(.is-refused)')) Object.keys(sessionStorage).filter((key) => key.startsWith(KEEP)).forEach((key) => sessionStorage.removeItem(key));

  // Whoever signs out leaves nothing behind in this tab.
  $('form[action="/signout"]')?.addEventListener('submit', () => { leaving = true; sessionStorage.clear(); });

  // --- a decision can be taken back for some seconds
  const UNDO_SECONDS = 5;
  document.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!button?.dataset.undo || event.defaultPrevented) return;
    const form = event.target;
    if (form.dataset.sure) return;
    event.preventDefault();
    leaving = false;
    hold(form, button);
  });
  function hold(form, button) {
    const bar = document.createElement('div');
    bar.className = 'undo';
    bar.setAttribute('role', 'status');
    const text = document.createElement('span');
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.textContent = 'Undo';
    bar.append(text, undo);
    document.body.append(bar);
    form.inert = true;
    holding = true;
    undo.focus();
    let left = UNDO_SECONDS;
    const tell = () => { text.textContent = `${button.dataset.undo} in ${left} s`; };
    const send = () => { clearInterval(timer); holding = false; form.inert = false; form.dataset.sure = 'yes'; leaving = true; form.requestSubmit(button); };
    tell();
    const timer = setInterval(() => { left -= 1; if (left <= 0) send(); else tell(); }, 1000);
    undo.addEventListener('click', () => { clearInterval(timer); holding = false; bar.remove(); form.inert = false; leaving = false; button.focus(); });
    window.addEventListener('pagehide', () => clearInterval(timer), { once: true });
  }

  // --- what has newly come is told, never moved in under somebody's hands; a list that was empty fills itself
  const WATCH_MILLIS = 5000;
  const AWAY_MILLIS = 10 * 60 * 1000;
  const watched = $('[data-watch]');
  let seen = Date.now();
  for (const name of ['keydown', 'pointerdown', 'pointermove']) document.addEventListener(name, () => { seen = Date.now(); }, { passive: true });
  async function look() {
    // Somebody who went away is not kept signed in by this question.
    if (document.hidden || Date.now() - seen > AWAY_MILLIS) return;
    const answer = await fetch(watched.dataset.watch, { headers: { Accept: 'text/plain' }, redirect: 'error' }).catch(() => null);
    if (!answer?.ok) return;
    const total = Number(await answer.text());
    const known = Number($('[data-total]')?.dataset.total ?? total);
    if (total <= known) return;
    if (known === 0) { location.reload(); return; }
    const more = total - known;
    $('[data-news]').hidden = false;
    $('[data-news-count]').textContent = more === 1 ? 'One more waits.' : `${more} more wait.`;
  }
  if (watched) setInterval(look, WATCH_MILLIS);

  // --- after a decision, Enter opens the next
  if ($('.notice') && $('[data-rows]')) $('[data-rows] tbody th a')?.focus({ preventScroll: true });

  // --- the first field with an error gets the focus; else what the page asks for
  const summary = $('.summary');
  const wrong = $('[aria-invalid="true"]');
  if (wrong) wrong.focus(); else if (summary) { summary.tabIndex = -1; summary.focus(); }
})();
