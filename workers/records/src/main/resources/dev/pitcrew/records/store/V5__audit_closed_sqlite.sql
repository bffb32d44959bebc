CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;;
CREATE TRIGGER audit_chained BEFORE INSERT ON audit
  WHEN NEW.form IS NOT 1 OR NEW.erased_by IS NOT NULL OR NEW.hash IS NULL OR length(NEW.hash) <> 64
    OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    OR NEW.prev IS NOT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
  BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: a row follows the last one'); END;;
-- The one change there is: values go, with their salts, when a later row says so. Their digests stay, and with them the hash.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
  WHEN NOT (
    NEW.seq IS OLD.seq AND NEW.form IS OLD.form AND NEW.at IS OLD.at AND NEW.who IS OLD.who AND NEW.for_whom IS OLD.for_whom
    AND NEW.what IS OLD.what AND NEW.subject IS OLD.subject AND NEW.subject_id IS OLD.subject_id
    AND NEW.reason_digest IS OLD.reason_digest AND NEW.before_digest IS OLD.before_digest AND NEW.after_digest IS OLD.after_digest
    AND NEW.prev IS OLD.prev AND NEW.hash IS OLD.hash
    AND NEW.reason IS NULL AND NEW.reason_salt IS NULL AND NEW.before_json IS NULL AND NEW.before_salt IS NULL
    AND NEW.after_json IS NULL AND NEW.after_salt IS NULL
    AND OLD.what <> 'erased' AND OLD.erased_by IS NULL AND NEW.erased_by > OLD.seq
    AND EXISTS (SELECT 1 FROM audit e WHERE e.seq = NEW.erased_by AND e.what = 'erased'))
  BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
