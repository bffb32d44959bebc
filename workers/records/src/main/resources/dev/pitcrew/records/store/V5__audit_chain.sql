-- Each entry of the trail is chained to the one before (docs/audit-trail.md). Rows of older versions are chained by code, right
-- after this while the triggers are away.
ALTER TABLE audit ADD COLUMN form BIGINT;
ALTER TABLE audit ADD COLUMN for_whom TEXT;
ALTER TABLE audit ADD COLUMN reason TEXT;
ALTER TABLE audit ADD COLUMN reason_salt TEXT;
ALTER TABLE audit ADD COLUMN reason_digest TEXT;
ALTER TABLE audit ADD COLUMN before_salt TEXT;
ALTER TABLE audit ADD COLUMN before_digest TEXT;
ALTER TABLE audit ADD COLUMN after_salt TEXT;
ALTER TABLE audit ADD COLUMN after_digest TEXT;
ALTER TABLE audit ADD COLUMN erased_by BIGINT;
ALTER TABLE audit ADD COLUMN prev TEXT;
ALTER TABLE audit ADD COLUMN hash TEXT;
CREATE INDEX audit_by_who ON audit (who, seq);
CREATE INDEX audit_by_for_whom ON audit (for_whom, seq) WHERE for_whom IS NOT NULL;
CREATE INDEX audit_by_time ON audit (at, seq)
