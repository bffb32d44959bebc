// Deciding on a claim: sums as they change, one key for each word, the part of the receipt that is compared lit up.
'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // --- the place on the picture of what is looked at
  for (const row of $$('tr[data-marks]')) {
    const light = (on) => $$(`[data-mark="${CSS.escape(row.dataset.marks)}"]`).forEach((mark) => {
      mark.classList.toggle('on', on);
      if (!on) return;
      const pane = mark.closest('.receipt-pane');
      const box = mark.getBoundingClientRect();
      const view = pane.getBoundingClientRect();
      if (box.top < view.top || box.bottom > view.bottom) pane.scrollTop += box.top - view.top - view.height / 2;
    });
    row.addEventListener('mouseenter', () => light(true));
    row.addEventListener('mouseleave', () => light(false));
  }

  const form = $('[data-claim]');
  if (!form || !$('[data-decide]', form)) return;
  const money = (() => {
    try {
      const format = new Intl.NumberFormat(form.dataset.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      const sign = form.dataset.currency === 'EUR' ? '€' : form.dataset.currency;
      return (cents) => `${format.format(cents / 100)}\u00a0${sign}`;
    } catch {
      return (cents) => `${(cents / 100).toFixed(2)} ${form.dataset.currency}`;
    }
  })();
  // The server has the last word on what an amount means; here it only counts when it is plain.
  const cents = (text) => (/^\d{1,12}([.,]\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text.trim().replace(',', '.')) * 100) : null);
  const lines = $$('[data-line]', form).filter((line) => !line.dataset.settled);
  const wordOf = (line) => $('input[type=radio]:checked', line)?.value ?? '';
  const amountOf = (line) => $('.cut-amount', line);

  function paid(line) {
    const word = wordOf(line);
    if (word === 'approved') return cents(line.dataset.proposed);
    if (word === 'cut') return Math.min(cents(amountOf(line).value) ?? 0, cents(line.dataset.most));
    return 0;
  }
  function tell() {
    let approved = 0;
    let open = 0;
    let less = 0;
    for (const line of lines) {
      const word = wordOf(line);
      if (!word) { open += 1; continue; }
      approved += paid(line);
      if (word !== 'approved') less += 1;
      state(line, word);
    }
    $('[data-sum=approved]', form).textContent = money(approved);
    $('[data-sum=rest]', form).textContent = less ? `· ${less} cut or refused` : '';
    const tag = $('[data-sum=open]', form);
    tag.hidden = open === 0;
    $('span', tag).textContent = open === 1 ? '1 line open' : `${open} lines open`;
    const button = $('[data-decide]', form);
    button.textContent = open ? 'Send the decision' : approved ? `Approve ${money(approved)}` : 'Refuse the claim';
    button.dataset.undo = approved ? `Approving ${money(approved)}` : 'Refusing the claim';
    const rest = $('[data-approve-rest]', form);
    if (rest) rest.hidden = lines.filter((line) => !wordOf(line)).length === 0;
  }
  function state(line, word) {
    const tag = $('summary [data-state]', line.closest('details') ?? document.createElement('i'));
    if (!tag) return;
    tag.className = word === 'approved' ? 'tag done' : word === 'cut' ? 'tag doubt' : 'tag wrong';
    $('span', tag).textContent = word === 'approved' ? 'pays' : word === 'cut' ? `cut to ${money(paid(line))}` : 'refused';
  }
  form.addEventListener('input', tell);
  form.addEventListener('change', tell);

  // An amount that is typed is a cut; what is cut or refused asks for its reason.
  for (const line of lines) {
    amountOf(line).addEventListener('input', () => { $('input[value=cut]', line).checked = true; });
    amountOf(line).addEventListener('focus', () => amountOf(line).select());
  }
  $('[data-approve-rest]', form)?.addEventListener('click', () => {
    for (const line of lines) if (!wordOf(line)) $('input[value=approved]', line).checked = true;
    form.dispatchEvent(new Event('input', { bubbles: true }));
    $('[data-decide]', form).focus();
  });

  // --- keys: a, c and r say what becomes of the line, n goes to the next that is open; Enter sends nothing by accident
  function choose(line, word) {
    const choice = $(`input[value=${word}]`, line);
    choice.checked = true;
    choice.focus();
    choice.dispatchEvent(new Event('input', { bubbles: true }));
    if (word === 'cut') amountOf(line).focus();
    if (word === 'refused') $('.why input', line).focus();
  }
  function next(from) {
    const at = lines.indexOf(from);
    const open = [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find((line) => !wordOf(line));
    const target = open ? $('input[type=radio]', open) : $('[data-decide]', form);
    target.focus();
    (open ?? target).scrollIntoView({ block: open ? 'start' : 'nearest' });
  }
  form.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = event.target.closest('[data-line]');
    const typing = event.target.matches('input:not([type=radio])');
    if (event.key === 'Enter' && event.target.matches('input')) { next(line); event.preventDefault(); return; }
    if (typing || !line || line.dataset.settled) return;
    const word = { a: 'approved', c: 'cut', r: 'refused' }[event.key];
    if (word) { choose(line, word); event.preventDefault(); event.stopPropagation(); }
    if (event.key === 'n') { next(line); event.preventDefault(); }
  });
  tell();
  // A draft is put back after this script has run.
  window.addEventListener('pageshow', tell);
})();
