-- What people decided: posting and payment look here, never at a process's variables. A void decision stays and says why.
CREATE TABLE decisions (
  user_task_key BIGINT PRIMARY KEY, case_id TEXT NOT NULL, element TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT,
  by_user TEXT NOT NULL, on_behalf_of TEXT, binding TEXT, at BIGINT NOT NULL, void_at BIGINT, void_reason TEXT
);
CREATE INDEX decisions_by_case ON decisions (case_id, at);

-- The approval step a case waits at (its newest row), and to whom it was escalated when nobody took it.
CREATE TABLE approval_steps (
  job_key BIGINT PRIMARY KEY, case_id TEXT NOT NULL, role TEXT NOT NULL, planned_at BIGINT NOT NULL,
  escalated_role TEXT, escalated_user TEXT, escalated_at BIGINT
);
CREATE INDEX approval_steps_by_case ON approval_steps (case_id, planned_at);

CREATE INDEX cases_by_instance ON cases (process_instance_key)
