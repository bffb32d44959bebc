-- What a policy table is asked about a case, as the books knew it when it was checked; and which table people were asked by.
CREATE TABLE policy_facts (
  case_id TEXT NOT NULL, subject TEXT NOT NULL, facts TEXT NOT NULL, noted_at BIGINT NOT NULL, PRIMARY KEY (case_id, subject)
);

CREATE TABLE policy_tables (
  case_id TEXT NOT NULL, decision_id TEXT NOT NULL, decision_key BIGINT NOT NULL, version BIGINT NOT NULL, noted_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, decision_id)
);

-- The task at which the step was decided.
ALTER TABLE approval_steps ADD COLUMN user_task_key BIGINT;
