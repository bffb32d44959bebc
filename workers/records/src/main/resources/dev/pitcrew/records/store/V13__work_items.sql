-- Work that waits to be started: each item begins one process instance. The queue says how many may run at a time.
CREATE TABLE work_items (
  queue TEXT NOT NULL, reference TEXT NOT NULL, process_id TEXT NOT NULL, message TEXT, payload TEXT NOT NULL,
  priority BIGINT NOT NULL, deadline_at BIGINT, not_before_at BIGINT, state TEXT NOT NULL, attempt BIGINT NOT NULL,
  instance_key BIGINT, reason TEXT, added_by TEXT NOT NULL, added_at BIGINT NOT NULL, started_at BIGINT, ended_at BIGINT,
  PRIMARY KEY (queue, reference)
);
CREATE INDEX work_items_next ON work_items (queue, priority, deadline_at) WHERE state = 'new';
CREATE INDEX work_items_running ON work_items (queue) WHERE state = 'in-progress';

CREATE TABLE work_queues (queue TEXT PRIMARY KEY, at_most BIGINT NOT NULL, paused BIGINT NOT NULL);
