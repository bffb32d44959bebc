-- Each version of a report with the inputs it was made from: the same inputs are the same version. What is frozen stays as it is.
CREATE TABLE report_versions (
  report_id TEXT NOT NULL, version BIGINT NOT NULL, case_id TEXT NOT NULL, element_instance_key BIGINT NOT NULL,
  entity_id TEXT NOT NULL REFERENCES entities (id), period TEXT NOT NULL, sha256 TEXT NOT NULL, inputs TEXT NOT NULL,
  frozen TEXT NOT NULL, workbook TEXT NOT NULL, frozen_at BIGINT NOT NULL, PRIMARY KEY (report_id, version), UNIQUE (report_id, sha256)
);
CREATE INDEX report_versions_by_case ON report_versions (case_id);

CREATE TABLE report_archive (
  report_id TEXT NOT NULL, version BIGINT NOT NULL, case_id TEXT NOT NULL, sha256 TEXT NOT NULL, documents TEXT NOT NULL,
  reviewed_by TEXT NOT NULL, archived_at BIGINT NOT NULL, retain_until TEXT NOT NULL, PRIMARY KEY (report_id, version),
  FOREIGN KEY (report_id, version) REFERENCES report_versions (report_id, version)
)
