-- Mails that came in: which were looked at, and what became of them. Known by their bytes; the numbers that the mail server
-- gives them are kept too, so that a mail need not be fetched to be known again.
CREATE TABLE mails (
  id {sequence}, mailbox TEXT NOT NULL, identity TEXT NOT NULL, uid_validity BIGINT NOT NULL, uid BIGINT NOT NULL,
  message_id TEXT, sender TEXT, subject TEXT, first_seen BIGINT NOT NULL, state TEXT NOT NULL, detail TEXT, cases TEXT,
  changed_at BIGINT NOT NULL, UNIQUE (mailbox, identity)
);
CREATE INDEX mails_by_uid ON mails (mailbox, uid_validity, uid);
CREATE INDEX mails_by_message_id ON mails (mailbox, message_id);
CREATE INDEX mails_for_people ON mails (id) WHERE state IN ('not-understood', 'partly')
