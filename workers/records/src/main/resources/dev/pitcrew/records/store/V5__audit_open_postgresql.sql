DROP TRIGGER audit_no_change ON audit;
DROP FUNCTION audit_append_only()
