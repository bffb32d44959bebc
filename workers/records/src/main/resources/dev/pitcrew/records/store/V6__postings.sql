-- What a posted item is about, the journal it went into, what invoices take of orders, and what people taught about a vendor.

ALTER TABLE invoices ADD COLUMN document_type TEXT;
ALTER TABLE invoices ADD COLUMN intercompany BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invoices ADD COLUMN refers_to TEXT;
ALTER TABLE invoices ADD COLUMN superseded_by TEXT;

-- A case that was refused or failed and taken up again is tried another time.
ALTER TABLE cases ADD COLUMN attempt BIGINT NOT NULL DEFAULT 1;
ALTER TABLE cases ADD COLUMN reopened_at BIGINT;

-- An entry is written after its lines and closes them: the database refuses one that is not balanced, and any later line.
CREATE TABLE journal_entries (
  number {sequence}, entry_key TEXT NOT NULL UNIQUE, entity_id TEXT NOT NULL REFERENCES entities (id),
  invoice_id TEXT NOT NULL REFERENCES invoices (id), kind TEXT NOT NULL, posted_on TEXT NOT NULL, document_on TEXT NOT NULL,
  currency TEXT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL
);
CREATE INDEX journal_entries_by_day ON journal_entries (posted_on);
CREATE INDEX journal_entries_by_invoice ON journal_entries (invoice_id);

-- Debits are positive, credits negative.
CREATE TABLE journal_lines (
  entry_key TEXT NOT NULL REFERENCES journal_entries (entry_key) DEFERRABLE INITIALLY DEFERRED, line BIGINT NOT NULL,
  account TEXT NOT NULL, cost_centre TEXT, vat_code TEXT, amount TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (entry_key, line)
);

-- A claim keeps its place in the queue when it is checked again: the number says who came first.
CREATE TABLE order_claims (
  number {sequence}, case_id TEXT NOT NULL, order_number TEXT NOT NULL, line BIGINT NOT NULL, quantity TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'posted')), at BIGINT NOT NULL, UNIQUE (case_id, order_number, line)
);
CREATE INDEX order_claims_by_line ON order_claims (order_number, line);

-- One row for each order that was ever claimed; whoever checks against it writes here first, so that two never count at once.
CREATE TABLE order_locks (
  order_number TEXT PRIMARY KEY, taken BIGINT NOT NULL
);

CREATE TABLE vendor_codings (
  vendor_id TEXT NOT NULL, description_key TEXT NOT NULL, description TEXT NOT NULL, account TEXT NOT NULL,
  cost_centre TEXT, vat_code TEXT NOT NULL, by_user TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (vendor_id, description_key)
);

-- What surely says which vendor a document is from, taught by people: another account or VAT number of the master data.
CREATE TABLE vendor_marks (
  kind TEXT NOT NULL CHECK (kind IN ('iban', 'vat-id')), mark TEXT NOT NULL, vendor_id TEXT NOT NULL,
  by_user TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (kind, mark)
);

-- Where a vendor's layout shows a field: beside or under which words.
CREATE TABLE layout_hints (
  vendor_id TEXT NOT NULL, field TEXT NOT NULL, label TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('right', 'below')), by_user TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (vendor_id, field)
)
