-- What the bank said of each payment. 'bank-accepted' is a released payment with a time of acceptance.
ALTER TABLE payments ADD COLUMN accepted_at BIGINT;
ALTER TABLE payments ADD COLUMN booked_on TEXT;
ALTER TABLE payments ADD COLUMN returned_on TEXT;
ALTER TABLE payments ADD COLUMN return_code TEXT;
ALTER TABLE payments ADD COLUMN return_reason TEXT;

-- The files as they came, once by their bytes.
CREATE TABLE bank_files (
  sha256 TEXT PRIMARY KEY, file_name TEXT NOT NULL, bytes BYTEA NOT NULL, imported_by TEXT NOT NULL, imported_at BIGINT NOT NULL
);

CREATE TABLE bank_statements (
  id {sequence}, file TEXT NOT NULL REFERENCES bank_files (sha256), entity_id TEXT NOT NULL REFERENCES entities (id),
  iban TEXT NOT NULL, statement_id TEXT NOT NULL, sequence BIGINT, from_day TEXT, to_day TEXT NOT NULL, currency TEXT NOT NULL,
  opening TEXT NOT NULL, closing TEXT NOT NULL, content TEXT NOT NULL, remark TEXT, UNIQUE (iban, statement_id)
);
CREATE INDEX bank_statements_by_account ON bank_statements (iban, sequence);

-- Each booking, or each part of one that the bank told apart. Amounts are signed: what left the account is negative.
CREATE TABLE bank_entries (
  id {sequence}, statement BIGINT NOT NULL REFERENCES bank_statements (id), line BIGINT NOT NULL, part BIGINT NOT NULL,
  booked_on TEXT NOT NULL, amount TEXT NOT NULL, end_to_end_id TEXT, message_id TEXT, counterparty TEXT,
  counterparty_iban TEXT, remittance TEXT, return_code TEXT, return_reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('matched', 'unmatched', 'finding')), detail TEXT, UNIQUE (statement, line, part)
);
CREATE INDEX bank_entries_by_state ON bank_entries (state, id);
CREATE INDEX bank_entries_by_payment ON bank_entries (end_to_end_id);
