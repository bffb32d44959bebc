CREATE FUNCTION access_ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the access ledger is append-only'; END $$;;
CREATE FUNCTION hires_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the books keep hires: rows are not deleted'; END $$;;
-- An access is asked for, then there, then gone, each at most once and in this order.
CREATE FUNCTION access_ledger_in_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.action NOT IN ('requested', 'granted', 'revoked')
    OR NEW.action <> 'requested' AND NOT EXISTS (SELECT 1 FROM access_ledger WHERE grant_id = NEW.grant_id AND action = 'requested')
    OR EXISTS (SELECT 1 FROM access_ledger WHERE grant_id = NEW.grant_id AND action = 'revoked')
  THEN RAISE EXCEPTION 'the access ledger is in order: an access is requested, granted, revoked';
  END IF;
  RETURN NEW;
END $$;;
-- The one change there is: what names the person goes when its time is over.
CREATE FUNCTION access_ledger_only_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF to_jsonb(NEW) - '{account,evidence,note}'::text[] = to_jsonb(OLD) - '{account,evidence,note}'::text[]
    AND NEW.account IS NULL AND NEW.evidence IS NULL AND NEW.note IS NULL
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the access ledger is append-only';
END $$;;
CREATE TRIGGER access_ledger_in_order BEFORE INSERT ON access_ledger FOR EACH ROW EXECUTE FUNCTION access_ledger_in_order();;
CREATE TRIGGER access_ledger_only_forgotten BEFORE UPDATE ON access_ledger FOR EACH ROW EXECUTE FUNCTION access_ledger_only_forgotten();;
CREATE TRIGGER access_ledger_no_delete BEFORE DELETE ON access_ledger FOR EACH ROW EXECUTE FUNCTION access_ledger_append_only();;
CREATE TRIGGER access_ledger_no_truncate BEFORE TRUNCATE ON access_ledger FOR EACH STATEMENT EXECUTE FUNCTION access_ledger_append_only();;
CREATE TRIGGER hires_kept BEFORE DELETE ON hires FOR EACH ROW EXECUTE FUNCTION hires_kept()
