// The rows of a table, each a list of texts; the first is the header's.
const [table, most] = arguments;
const text = cell => (cell.innerText === undefined ? cell.textContent : cell.innerText).replace(/[\s\u00a0]+/g, ' ').trim();
const rows = table instanceof HTMLTableElement ? [...table.rows] : [...table.querySelectorAll('[role=row]')];
return rows.slice(0, most).map(row => row instanceof HTMLTableRowElement
    ? [...row.cells].flatMap(cell => [text(cell), ...Array(Math.min(50, Math.max(0, cell.colSpan - 1))).fill('')])
    : [...row.querySelectorAll('[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]')].map(text));
