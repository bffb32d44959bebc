-- The engine whose keys stand in the books, where it is not in the same process; one row at most.
CREATE TABLE books_engine (
  only_one BIGINT PRIMARY KEY CHECK (only_one = 1), address TEXT NOT NULL, cluster TEXT, noted_at BIGINT NOT NULL
);
