-- A frozen version and its archiving are never changed.
CREATE FUNCTION reports_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'frozen reports stay as they are'; END $$;;
CREATE TRIGGER report_versions_no_update BEFORE UPDATE ON report_versions FOR EACH ROW EXECUTE FUNCTION reports_frozen();;
CREATE TRIGGER report_versions_no_delete BEFORE DELETE ON report_versions FOR EACH ROW EXECUTE FUNCTION reports_frozen();;
CREATE TRIGGER report_archive_no_update BEFORE UPDATE ON report_archive FOR EACH ROW EXECUTE FUNCTION reports_frozen();;
CREATE TRIGGER report_archive_no_delete BEFORE DELETE ON report_archive FOR EACH ROW EXECUTE FUNCTION reports_frozen()
