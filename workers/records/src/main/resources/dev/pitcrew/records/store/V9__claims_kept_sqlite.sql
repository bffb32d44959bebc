-- A claim stays as it was decided: neither it nor its decisions are deleted, and its lines not after it was posted.
CREATE TRIGGER claims_kept BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'the books keep claims: rows are not deleted'); END;;
CREATE TRIGGER claim_decisions_kept BEFORE DELETE ON claim_decisions BEGIN SELECT RAISE(ABORT, 'the books keep claim decisions: rows are not deleted'); END;;
CREATE TRIGGER claim_payables_kept BEFORE DELETE ON claim_payables BEGIN SELECT RAISE(ABORT, 'the books keep claim payables: rows are not deleted'); END;;
CREATE TRIGGER claim_lines_kept BEFORE DELETE ON claim_lines
WHEN EXISTS (SELECT 1 FROM claims WHERE id = OLD.claim_id AND state = 'posted')
BEGIN SELECT RAISE(ABORT, 'the books keep claim lines: rows of a posted claim are not deleted'); END;;
CREATE TRIGGER claim_receipts_kept BEFORE DELETE ON claim_receipts
WHEN EXISTS (SELECT 1 FROM claims WHERE id = OLD.claim_id AND state = 'posted')
BEGIN SELECT RAISE(ABORT, 'the books keep claim receipts: rows of a posted claim are not deleted'); END
