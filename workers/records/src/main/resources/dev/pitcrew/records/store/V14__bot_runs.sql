-- What bots did for jobs, one row for each attempt; and which of them people have stopped.
CREATE TABLE bot_runs (
  job_key BIGINT NOT NULL, attempt BIGINT NOT NULL, bot TEXT NOT NULL, process_instance_key BIGINT NOT NULL, process_id TEXT NOT NULL,
  state TEXT NOT NULL, step TEXT, reason TEXT, picture TEXT, warnings BIGINT NOT NULL, began_at BIGINT NOT NULL, ended_at BIGINT,
  PRIMARY KEY (job_key, attempt)
);
CREATE INDEX bot_runs_began ON bot_runs (began_at);
CREATE INDEX bot_runs_bot ON bot_runs (bot, began_at);

CREATE TABLE bot_stops (bot TEXT PRIMARY KEY, mode TEXT NOT NULL, stopped_by TEXT NOT NULL, stopped_at BIGINT NOT NULL);
