-- What was deleted because its time was over, what must not be although it is, and who left. A person's row says until when
-- the rest is kept, and why.
CREATE TABLE deletions (
  case_id TEXT PRIMARY KEY REFERENCES cases (case_id), kind TEXT NOT NULL, kept_until TEXT NOT NULL, at BIGINT NOT NULL,
  documents TEXT NOT NULL, remark TEXT
);

CREATE TABLE legal_holds (
  id {sequence}, case_id TEXT NOT NULL REFERENCES cases (case_id), reason TEXT NOT NULL, placed_by TEXT NOT NULL,
  placed_at BIGINT NOT NULL, released_by TEXT, released_at BIGINT, release_reason TEXT
);
CREATE INDEX legal_holds_by_case ON legal_holds (case_id);

CREATE TABLE erasures (
  username TEXT PRIMARY KEY REFERENCES people (username), reason TEXT NOT NULL, requested_by TEXT NOT NULL, at BIGINT NOT NULL,
  kept TEXT, kept_because TEXT, kept_until TEXT, finished_at BIGINT
);
