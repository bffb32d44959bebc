-- A frozen version and its archiving are never changed.
CREATE TRIGGER report_versions_no_update BEFORE UPDATE ON report_versions BEGIN SELECT RAISE(ABORT, 'frozen reports stay as they are'); END;;
CREATE TRIGGER report_versions_no_delete BEFORE DELETE ON report_versions BEGIN SELECT RAISE(ABORT, 'frozen reports stay as they are'); END;;
CREATE TRIGGER report_archive_no_update BEFORE UPDATE ON report_archive BEGIN SELECT RAISE(ABORT, 'frozen reports stay as they are'); END;;
CREATE TRIGGER report_archive_no_delete BEFORE DELETE ON report_archive BEGIN SELECT RAISE(ABORT, 'frozen reports stay as they are'); END
