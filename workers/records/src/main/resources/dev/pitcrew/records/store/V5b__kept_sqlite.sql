-- Nobody deletes from the books; what is due is emptied of its content, and the deletion is written down.
CREATE TRIGGER cases_kept BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'the books keep cases: rows are not deleted'); END;;
CREATE TRIGGER intake_kept BEFORE DELETE ON intake BEGIN SELECT RAISE(ABORT, 'the books keep intake: rows are not deleted'); END;;
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices BEGIN SELECT RAISE(ABORT, 'the books keep invoices: rows are not deleted'); END;;
CREATE TRIGGER invoice_people_kept BEFORE DELETE ON invoice_people BEGIN SELECT RAISE(ABORT, 'the books keep invoice people: rows are not deleted'); END;;
CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'the books keep decisions: rows are not deleted'); END;;
CREATE TRIGGER payment_runs_kept BEFORE DELETE ON payment_runs BEGIN SELECT RAISE(ABORT, 'the books keep payment runs: rows are not deleted'); END;;
CREATE TRIGGER payments_kept BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'the books keep payments: rows are not deleted'); END;;
CREATE TRIGGER payment_items_kept BEFORE DELETE ON payment_items BEGIN SELECT RAISE(ABORT, 'the books keep payment items: rows are not deleted'); END;;
CREATE TRIGGER bank_files_kept BEFORE DELETE ON bank_files BEGIN SELECT RAISE(ABORT, 'the books keep bank files: rows are not deleted'); END;;
CREATE TRIGGER deletions_kept BEFORE DELETE ON deletions BEGIN SELECT RAISE(ABORT, 'the books keep deletions: rows are not deleted'); END;;
CREATE TRIGGER legal_holds_kept BEFORE DELETE ON legal_holds BEGIN SELECT RAISE(ABORT, 'the books keep legal holds: rows are not deleted'); END
