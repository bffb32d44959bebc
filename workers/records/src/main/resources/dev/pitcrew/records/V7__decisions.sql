-- What people decided: posting and payment look here, never at a process's variables. A void decision stays and says why.
CREATE TABLE decisions (
  user_task_key BIGINT PRIMARY KEY, case_id TEXT NOT NULL, element TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT,
  by_user TEXT NOT NULL, on_behalf_of TEXT, binding TEXT, at BIGINT NOT NULL, void_at BIGINT, void_reason TEXT
);
CREATE INDEX decisions_by_case ON decisions (case_id, at)
