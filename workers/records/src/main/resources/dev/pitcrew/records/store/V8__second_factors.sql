-- A person's second factor. The seed is encrypted with a key that is not in the database; last_step makes a code usable once.
CREATE TABLE second_factors (
  username TEXT PRIMARY KEY REFERENCES people (username), seed TEXT NOT NULL, active BIGINT NOT NULL,
  last_step BIGINT NOT NULL, failures BIGINT NOT NULL, paused_until BIGINT, enrolled_at BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
  username TEXT NOT NULL REFERENCES second_factors (username), code_hash TEXT NOT NULL, used_at BIGINT,
  PRIMARY KEY (username, code_hash)
);

-- For what a person proved to be the one, and when.
CREATE TABLE second_factor_confirmations (
  username TEXT NOT NULL, purpose TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (username, purpose, at)
);

CREATE TABLE second_factor_resets (
  id {sequence}, username TEXT NOT NULL, reason TEXT NOT NULL, requested_by TEXT NOT NULL, requested_at BIGINT NOT NULL,
  confirmed_by TEXT, confirmed_at BIGINT
);
