-- The outbox can be sent: to whom besides, with what, how far it got, and when it is tried next.
ALTER TABLE outbox ADD COLUMN cc TEXT;
ALTER TABLE outbox ADD COLUMN link TEXT;
ALTER TABLE outbox ADD COLUMN attachments TEXT;
ALTER TABLE outbox ADD COLUMN in_reply_to TEXT;
ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'written';
ALTER TABLE outbox ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN next_try_at BIGINT;
ALTER TABLE outbox ADD COLUMN lease_ends_at BIGINT;
ALTER TABLE outbox ADD COLUMN changed_at BIGINT;
ALTER TABLE outbox ADD COLUMN message_id TEXT;
ALTER TABLE outbox ADD COLUMN problem TEXT;
CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('written', 'sending')
