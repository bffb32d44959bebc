-- What the last check looked at: an invoice that is another one when it is posted was changed in between.
ALTER TABLE cases ADD COLUMN checked TEXT
