-- A claim stays as it was decided: neither it nor its decisions are deleted, and its lines not after it was posted.
CREATE TRIGGER claims_kept BEFORE DELETE ON claims FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER claim_decisions_kept BEFORE DELETE ON claim_decisions FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER claim_payables_kept BEFORE DELETE ON claim_payables FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE FUNCTION kept_when_posted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM claims WHERE id = OLD.claim_id AND state = 'posted') THEN
    RAISE EXCEPTION 'the books keep %: rows of a posted claim are not deleted', replace(TG_TABLE_NAME, '_', ' ');
  END IF;
  RETURN OLD;
END $$;;
CREATE TRIGGER claim_lines_kept BEFORE DELETE ON claim_lines FOR EACH ROW EXECUTE FUNCTION kept_when_posted();;
CREATE TRIGGER claim_receipts_kept BEFORE DELETE ON claim_receipts FOR EACH ROW EXECUTE FUNCTION kept_when_posted()
