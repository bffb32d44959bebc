-- Master data as a company keeps them: more of each company, vendor and person, absences, orders and what was received
-- of them, and changes of bank details that wait for a second person. Quantities and prices are decimal text.

ALTER TABLE entities ADD COLUMN vat_ids TEXT;
ALTER TABLE entities ADD COLUMN settings TEXT;
ALTER TABLE vendors ADD COLUMN phone TEXT;
ALTER TABLE vendors ADD COLUMN email TEXT;
ALTER TABLE vendors ADD COLUMN vat_code TEXT;
ALTER TABLE vendors ADD COLUMN entity_id TEXT REFERENCES entities (id);
ALTER TABLE people ADD COLUMN active BIGINT NOT NULL DEFAULT 1;
ALTER TABLE people ADD COLUMN entity_id TEXT REFERENCES entities (id);
ALTER TABLE people ADD COLUMN iban TEXT;

CREATE TABLE absences (
  username TEXT NOT NULL REFERENCES people (username), from_day TEXT NOT NULL, to_day TEXT NOT NULL,
  substitute TEXT NOT NULL REFERENCES people (username), PRIMARY KEY (username, from_day)
);

CREATE TABLE orders (
  number TEXT PRIMARY KEY, entity_id TEXT NOT NULL REFERENCES entities (id),
  vendor_id TEXT NOT NULL REFERENCES vendors (id), currency TEXT NOT NULL
);
CREATE INDEX orders_by_vendor ON orders (vendor_id);

CREATE TABLE order_lines (
  order_number TEXT NOT NULL REFERENCES orders (number), line BIGINT NOT NULL, article_number TEXT, description TEXT,
  unit TEXT, quantity TEXT NOT NULL, unit_price TEXT NOT NULL, account TEXT, cost_centre TEXT, vat_code TEXT,
  PRIMARY KEY (order_number, line)
);

-- One row for each line of a delivery. Who waits for the goods is told once: announced becomes 1.
CREATE TABLE receipts (
  id TEXT NOT NULL, order_number TEXT NOT NULL, line BIGINT NOT NULL, quantity TEXT NOT NULL, received_on TEXT NOT NULL,
  announced BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (id, order_number, line),
  FOREIGN KEY (order_number, line) REFERENCES order_lines (order_number, line)
);
CREATE INDEX receipts_by_line ON receipts (order_number, line);
CREATE INDEX receipts_unannounced ON receipts (id) WHERE announced = 0;

CREATE TABLE bank_changes (
  id {sequence}, vendor_id TEXT NOT NULL REFERENCES vendors (id), old_iban TEXT, old_bic TEXT, iban TEXT NOT NULL, bic TEXT,
  state TEXT NOT NULL CHECK (state IN ('requested', 'confirmed', 'refused')), reason TEXT NOT NULL,
  requested_by TEXT NOT NULL, requested_at BIGINT NOT NULL,
  decided_by TEXT, decided_at BIGINT, called_number TEXT, decision_reason TEXT
);
CREATE INDEX bank_changes_by_vendor ON bank_changes (vendor_id);
-- The same request twice is one request.
CREATE UNIQUE INDEX bank_changes_once ON bank_changes (vendor_id, iban) WHERE state = 'requested';
