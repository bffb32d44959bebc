DROP TRIGGER audit_no_update;
DROP TRIGGER audit_no_delete
