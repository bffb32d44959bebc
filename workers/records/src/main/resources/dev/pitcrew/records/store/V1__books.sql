-- The back office's own books. Written once for SQLite and PostgreSQL: BIGINT, BYTEA and {sequence} are put into the
-- dialect's words by Schema. Amounts are decimal text (exact, signs count), dates yyyy-mm-dd, times epoch milliseconds.

CREATE TABLE entities (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, vat_id TEXT, iban TEXT NOT NULL, bic TEXT,
  street TEXT, post_code TEXT, city TEXT, country TEXT NOT NULL, time_zone TEXT NOT NULL
);

CREATE TABLE vendors (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, vat_id TEXT, iban TEXT, bic TEXT,
  street TEXT, post_code TEXT, city TEXT, country TEXT NOT NULL,
  account TEXT, cost_centre TEXT, risk TEXT NOT NULL CHECK (risk IN ('low', 'normal', 'high')),
  terms_days BIGINT NOT NULL, bank_changed_at BIGINT
);
CREATE INDEX vendors_by_vat ON vendors (vat_id);
CREATE INDEX vendors_by_iban ON vendors (iban);

CREATE TABLE vendor_aliases (
  vendor_id TEXT NOT NULL REFERENCES vendors (id), alias TEXT NOT NULL, PRIMARY KEY (vendor_id, alias)
);

CREATE TABLE people (
  username TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL, manager TEXT, email TEXT
);

CREATE TABLE cases (
  case_id TEXT PRIMARY KEY, process TEXT NOT NULL, process_instance_key BIGINT, file_name TEXT, sha256 TEXT,
  kind TEXT, vendor TEXT, invoice_number TEXT, amount TEXT, currency TEXT, touched BIGINT NOT NULL,
  outcome TEXT, reason TEXT, started_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX cases_by_start ON cases (started_at);

CREATE TABLE intake (
  sha256 TEXT PRIMARY KEY, case_id TEXT NOT NULL, channel TEXT NOT NULL, file_name TEXT NOT NULL, sender TEXT,
  bytes BIGINT NOT NULL, first_seen BIGINT NOT NULL, state TEXT NOT NULL CHECK (state IN ('arrived', 'started', 'refused')),
  detail TEXT
);
CREATE INDEX intake_by_state ON intake (state, first_seen);

CREATE TABLE invoices (
  id TEXT PRIMARY KEY, entity_id TEXT NOT NULL REFERENCES entities (id), vendor_id TEXT NOT NULL REFERENCES vendors (id),
  type TEXT NOT NULL CHECK (type IN ('invoice', 'credit-note')),
  invoice_number TEXT NOT NULL, number_key TEXT NOT NULL, issue_date TEXT NOT NULL, due_date TEXT NOT NULL,
  currency TEXT NOT NULL, net TEXT, tax TEXT, total TEXT NOT NULL, payable TEXT NOT NULL,
  iban TEXT, sha256 TEXT NOT NULL, document TEXT, binding TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('posted', 'proposed', 'released', 'paid', 'returned', 'blocked')),
  blocked_reason TEXT, posted_at BIGINT NOT NULL,
  UNIQUE (vendor_id, type, number_key)
);
CREATE INDEX invoices_by_state ON invoices (state, due_date);
CREATE INDEX invoices_by_file ON invoices (sha256);

-- Who had a hand in an invoice: what four eyes is judged by.
CREATE TABLE invoice_people (
  invoice_id TEXT NOT NULL REFERENCES invoices (id),
  part TEXT NOT NULL CHECK (part IN ('validated', 'verified-bank-account', 'approved')),
  username TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (invoice_id, part, username)
);

CREATE TABLE payment_runs (
  id TEXT PRIMARY KEY, entity_id TEXT NOT NULL REFERENCES entities (id),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'released', 'discarded')),
  run_date TEXT NOT NULL, execution_date TEXT NOT NULL, currency TEXT NOT NULL, total TEXT NOT NULL, count BIGINT NOT NULL,
  proposed_at BIGINT NOT NULL, decided_by TEXT, decided_at BIGINT, reason TEXT,
  message_id TEXT UNIQUE, file_name TEXT, file BYTEA, document TEXT
);

CREATE TABLE payments (
  end_to_end_id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES payment_runs (id),
  vendor_id TEXT NOT NULL REFERENCES vendors (id), iban TEXT NOT NULL, amount TEXT NOT NULL, currency TEXT NOT NULL,
  remittance TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('proposed', 'released', 'discarded', 'paid', 'returned'))
);
CREATE INDEX payments_by_run ON payments (run_id);

CREATE TABLE payment_items (
  end_to_end_id TEXT NOT NULL REFERENCES payments (end_to_end_id), invoice_id TEXT NOT NULL REFERENCES invoices (id),
  amount TEXT NOT NULL, binding TEXT NOT NULL, active BIGINT NOT NULL, PRIMARY KEY (end_to_end_id, invoice_id)
);
-- The database itself refuses to have an invoice in two payments at once.
CREATE UNIQUE INDEX payment_items_once ON payment_items (invoice_id) WHERE active = 1;

CREATE TABLE corrections (
  id {sequence}, vendor_id TEXT NOT NULL, case_id TEXT NOT NULL, field TEXT NOT NULL, read_value TEXT, corrected_value TEXT,
  page BIGINT, box TEXT, by_user TEXT NOT NULL, at BIGINT NOT NULL, UNIQUE (case_id, field)
);
CREATE INDEX corrections_by_vendor ON corrections (vendor_id, at);

CREATE TABLE effects (
  effect_key TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('claimed', 'done')),
  result TEXT, claimed_at BIGINT NOT NULL, done_at BIGINT
);

CREATE TABLE outbox (
  id {sequence}, effect_key TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, at BIGINT NOT NULL
);

CREATE TABLE audit (
  seq {sequence}, at BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, subject_id TEXT NOT NULL,
  before_json TEXT, after_json TEXT
);
CREATE INDEX audit_by_subject ON audit (subject, subject_id);
