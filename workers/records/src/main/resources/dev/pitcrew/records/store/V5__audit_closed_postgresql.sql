CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;;
CREATE FUNCTION audit_chained() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.form IS DISTINCT FROM 1 OR NEW.erased_by IS NOT NULL OR NEW.hash IS NULL OR length(NEW.hash) <> 64
    OR NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    OR NEW.prev IS DISTINCT FROM coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
  THEN RAISE EXCEPTION 'the audit trail is append-only: a row follows the last one';
  END IF;
  RETURN NEW;
END $$;;
-- The one change there is: values go, with their salts, when a later row says so. Their digests stay, and with them the hash.
CREATE FUNCTION audit_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF to_jsonb(NEW) - '{reason,reason_salt,before_json,before_salt,after_json,after_salt,erased_by}'::text[]
      = to_jsonb(OLD) - '{reason,reason_salt,before_json,before_salt,after_json,after_salt,erased_by}'::text[]
    AND NEW.reason IS NULL AND NEW.reason_salt IS NULL AND NEW.before_json IS NULL AND NEW.before_salt IS NULL
    AND NEW.after_json IS NULL AND NEW.after_salt IS NULL
    AND OLD.what <> 'erased' AND OLD.erased_by IS NULL AND NEW.erased_by > OLD.seq
    AND EXISTS (SELECT 1 FROM audit e WHERE e.seq = NEW.erased_by AND e.what = 'erased')
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit trail is append-only';
END $$;;
CREATE TRIGGER audit_chained BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_chained();;
CREATE TRIGGER audit_only_erased BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_only_erased();;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_append_only();;
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()
