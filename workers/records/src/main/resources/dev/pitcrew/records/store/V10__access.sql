-- Who comes and who goes: the hires of the rosters, who has which access, and what was ordered for whom.
CREATE TABLE hires (
  hire_id TEXT PRIMARY KEY, entity_id TEXT NOT NULL, roster_id TEXT NOT NULL, details TEXT, manager TEXT, buddy TEXT, email TEXT,
  start_date TEXT NOT NULL, state TEXT NOT NULL, attempt BIGINT NOT NULL, plan_version BIGINT NOT NULL, registered_at BIGINT NOT NULL,
  ended_at BIGINT, kept_until TEXT, contract TEXT, contract_sha256 TEXT, contract_signed_at BIGINT, erased_at BIGINT
);
CREATE INDEX hires_by_email ON hires (email);

CREATE TABLE leavers (
  case_id TEXT PRIMARY KEY, employee_id TEXT NOT NULL, entity_id TEXT NOT NULL, last_day TEXT NOT NULL, immediate BIGINT NOT NULL,
  plan_version BIGINT NOT NULL, announced_by TEXT NOT NULL, announced_at BIGINT NOT NULL
);

CREATE TABLE personnel_instances (
  process_instance_key BIGINT PRIMARY KEY, case_id TEXT NOT NULL, employee_id TEXT
);

CREATE TABLE access_ledger (
  seq {sequence}, grant_id TEXT NOT NULL, employee_id TEXT NOT NULL, system TEXT NOT NULL, account TEXT, action TEXT NOT NULL,
  case_id TEXT NOT NULL, who TEXT NOT NULL, approved_by TEXT, evidence TEXT, note TEXT, at BIGINT NOT NULL,
  UNIQUE (grant_id, action)
);
CREATE INDEX access_ledger_by_employee ON access_ledger (employee_id);

CREATE TABLE equipment_orders (
  order_id TEXT NOT NULL, line BIGINT NOT NULL, employee_id TEXT NOT NULL, case_id TEXT NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL,
  ordered_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, PRIMARY KEY (order_id, line)
);
CREATE INDEX equipment_orders_by_employee ON equipment_orders (employee_id);
