-- Nobody deletes from the books; what is due is emptied of its content, and the deletion is written down.
CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the books keep %: rows are not deleted', replace(TG_TABLE_NAME, '_', ' '); END $$;;
CREATE TRIGGER cases_kept BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER intake_kept BEFORE DELETE ON intake FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER invoice_people_kept BEFORE DELETE ON invoice_people FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER payment_runs_kept BEFORE DELETE ON payment_runs FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER payments_kept BEFORE DELETE ON payments FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER payment_items_kept BEFORE DELETE ON payment_items FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER bank_files_kept BEFORE DELETE ON bank_files FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER deletions_kept BEFORE DELETE ON deletions FOR EACH ROW EXECUTE FUNCTION kept();;
CREATE TRIGGER legal_holds_kept BEFORE DELETE ON legal_holds FOR EACH ROW EXECUTE FUNCTION kept()
