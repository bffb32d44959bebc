-- A case is looked up in the trail by its id alone.
CREATE INDEX audit_by_subject_id ON audit (subject_id, seq)
