-- Who was told by mail of which task, and who does not want to be.
CREATE TABLE task_notices (
  task_key BIGINT NOT NULL, username TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (task_key, username)
);
CREATE INDEX task_notices_by_time ON task_notices (at);

CREATE TABLE mail_wishes (
  username TEXT PRIMARY KEY, tasks TEXT NOT NULL, at BIGINT NOT NULL
)
