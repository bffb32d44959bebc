CREATE TRIGGER access_ledger_no_delete BEFORE DELETE ON access_ledger BEGIN SELECT RAISE(ABORT, 'the access ledger is append-only'); END;;
CREATE TRIGGER hires_kept BEFORE DELETE ON hires BEGIN SELECT RAISE(ABORT, 'the books keep hires: rows are not deleted'); END;;
-- An access is asked for, then there, then gone, each at most once and in this order.
CREATE TRIGGER access_ledger_in_order BEFORE INSERT ON access_ledger
  WHEN NEW.action NOT IN ('requested', 'granted', 'revoked')
    OR NEW.action <> 'requested' AND NOT EXISTS (SELECT 1 FROM access_ledger WHERE grant_id = NEW.grant_id AND action = 'requested')
    OR EXISTS (SELECT 1 FROM access_ledger WHERE grant_id = NEW.grant_id AND action = 'revoked')
  BEGIN SELECT RAISE(ABORT, 'the access ledger is in order: an access is requested, granted, revoked'); END;;
-- The one change there is: what names the person goes when its time is over.
CREATE TRIGGER access_ledger_no_update BEFORE UPDATE ON access_ledger
  WHEN NOT (
    NEW.seq IS OLD.seq AND NEW.grant_id IS OLD.grant_id AND NEW.employee_id IS OLD.employee_id AND NEW.system IS OLD.system
    AND NEW.action IS OLD.action AND NEW.case_id IS OLD.case_id AND NEW.who IS OLD.who AND NEW.approved_by IS OLD.approved_by
    AND NEW.at IS OLD.at AND NEW.account IS NULL AND NEW.evidence IS NULL AND NEW.note IS NULL)
  BEGIN SELECT RAISE(ABORT, 'the access ledger is append-only'); END
