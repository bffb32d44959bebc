-- What less is asked for an item that is paid by a day, and what a payment took of it.
CREATE TABLE discounts (
  invoice_id TEXT PRIMARY KEY REFERENCES invoices (id), until_day TEXT NOT NULL, amount TEXT NOT NULL
);
ALTER TABLE payment_items ADD COLUMN discount TEXT
