-- What lets a person sign in. A person without a row here is known to the books but has no way in.
CREATE TABLE credentials (
  username TEXT PRIMARY KEY REFERENCES people (username), password_hash TEXT NOT NULL, disabled BIGINT NOT NULL
);
