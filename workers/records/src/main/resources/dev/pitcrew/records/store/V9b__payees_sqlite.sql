-- A payment goes to a vendor or to an employee, for an invoice or for a claim: the ids say which. SQLite cannot drop a
-- reference, so the tables are made anew; those that refer to others go first.
CREATE TABLE payments_new (
  end_to_end_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES payment_runs (id),
  vendor_id TEXT NOT NULL, iban TEXT NOT NULL, amount TEXT NOT NULL, currency TEXT NOT NULL,
  remittance TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('proposed', 'released', 'discarded', 'paid', 'returned')),
  accepted_at INTEGER, booked_on TEXT, returned_on TEXT, return_code TEXT, return_reason TEXT
) STRICT;;
INSERT INTO payments_new (end_to_end_id, run_id, vendor_id, iban, amount, currency, remittance, state, accepted_at, booked_on,
    returned_on, return_code, return_reason)
  SELECT end_to_end_id, run_id, vendor_id, iban, amount, currency, remittance, state, accepted_at, booked_on,
    returned_on, return_code, return_reason FROM payments;;
CREATE TABLE payment_items_new (
  end_to_end_id TEXT NOT NULL REFERENCES payments_new (end_to_end_id), invoice_id TEXT NOT NULL,
  amount TEXT NOT NULL, binding TEXT NOT NULL, active INTEGER NOT NULL, discount TEXT, PRIMARY KEY (end_to_end_id, invoice_id)
) STRICT;;
INSERT INTO payment_items_new (end_to_end_id, invoice_id, amount, binding, active, discount)
  SELECT end_to_end_id, invoice_id, amount, binding, active, discount FROM payment_items;;
DROP TABLE payment_items;;
DROP TABLE payments;;
ALTER TABLE payments_new RENAME TO payments;;
ALTER TABLE payment_items_new RENAME TO payment_items;;
CREATE INDEX payments_by_run ON payments (run_id);;
CREATE UNIQUE INDEX payment_items_once ON payment_items (invoice_id) WHERE active = 1;;
CREATE TRIGGER payments_kept BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'the books keep payments: rows are not deleted'); END;;
CREATE TRIGGER payment_items_kept BEFORE DELETE ON payment_items BEGIN SELECT RAISE(ABORT, 'the books keep payment items: rows are not deleted'); END;;
CREATE TABLE journal_entries_new (
  number INTEGER PRIMARY KEY AUTOINCREMENT, entry_key TEXT NOT NULL UNIQUE, entity_id TEXT NOT NULL REFERENCES entities (id),
  invoice_id TEXT NOT NULL, kind TEXT NOT NULL, posted_on TEXT NOT NULL, document_on TEXT NOT NULL,
  currency TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;;
INSERT INTO journal_entries_new (number, entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at)
  SELECT number, entry_key, entity_id, invoice_id, kind, posted_on, document_on, currency, text, at FROM journal_entries;;
CREATE TABLE journal_lines_new (
  entry_key TEXT NOT NULL REFERENCES journal_entries_new (entry_key) DEFERRABLE INITIALLY DEFERRED, line INTEGER NOT NULL,
  account TEXT NOT NULL, cost_centre TEXT, vat_code TEXT, amount TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (entry_key, line)
) STRICT;;
INSERT INTO journal_lines_new (entry_key, line, account, cost_centre, vat_code, amount, text)
  SELECT entry_key, line, account, cost_centre, vat_code, amount, text FROM journal_lines;;
DROP TABLE journal_lines;;
DROP TABLE journal_entries;;
ALTER TABLE journal_entries_new RENAME TO journal_entries;;
ALTER TABLE journal_lines_new RENAME TO journal_lines;;
CREATE INDEX journal_entries_by_day ON journal_entries (posted_on);;
CREATE INDEX journal_entries_by_invoice ON journal_entries (invoice_id);;
CREATE TRIGGER journal_entries_balanced BEFORE INSERT ON journal_entries
WHEN (SELECT count(*) FROM journal_lines WHERE entry_key = NEW.entry_key) < 2
  OR (SELECT round(sum(CAST(amount AS REAL)), 4) FROM journal_lines WHERE entry_key = NEW.entry_key) <> 0
BEGIN SELECT RAISE(ABORT, 'a journal entry is not balanced'); END;;
CREATE TRIGGER journal_lines_closed BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journal_entries WHERE entry_key = NEW.entry_key)
BEGIN SELECT RAISE(ABORT, 'a journal entry is closed'); END;;
CREATE TRIGGER journal_entries_no_update BEFORE UPDATE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_entries_no_delete BEFORE DELETE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_lines_no_update BEFORE UPDATE ON journal_lines BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_lines_no_delete BEFORE DELETE ON journal_lines BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TABLE bank_changes_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT, vendor_id TEXT NOT NULL, old_iban TEXT, old_bic TEXT, iban TEXT NOT NULL, bic TEXT,
  state TEXT NOT NULL CHECK (state IN ('requested', 'confirmed', 'refused')), reason TEXT NOT NULL,
  requested_by TEXT NOT NULL, requested_at INTEGER NOT NULL,
  decided_by TEXT, decided_at INTEGER, called_number TEXT, decision_reason TEXT
) STRICT;;
INSERT INTO bank_changes_new (id, vendor_id, old_iban, old_bic, iban, bic, state, reason, requested_by, requested_at, decided_by,
    decided_at, called_number, decision_reason)
  SELECT id, vendor_id, old_iban, old_bic, iban, bic, state, reason, requested_by, requested_at, decided_by,
    decided_at, called_number, decision_reason FROM bank_changes;;
DROP TABLE bank_changes;;
ALTER TABLE bank_changes_new RENAME TO bank_changes;;
CREATE INDEX bank_changes_by_vendor ON bank_changes (vendor_id);;
CREATE UNIQUE INDEX bank_changes_once ON bank_changes (vendor_id, iban) WHERE state = 'requested'
