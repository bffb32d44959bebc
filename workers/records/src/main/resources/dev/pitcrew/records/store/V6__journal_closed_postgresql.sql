CREATE FUNCTION journal_balanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (SELECT count(*) FROM journal_lines WHERE entry_key = NEW.entry_key) < 2
    OR (SELECT sum(amount::numeric) FROM journal_lines WHERE entry_key = NEW.entry_key) <> 0 THEN
    RAISE EXCEPTION 'a journal entry is not balanced';
  END IF;
  RETURN NEW;
END $$;;
CREATE FUNCTION journal_closed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM journal_entries WHERE entry_key = NEW.entry_key) THEN
    RAISE EXCEPTION 'a journal entry is closed';
  END IF;
  RETURN NEW;
END $$;;
CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;;
CREATE TRIGGER journal_entries_balanced BEFORE INSERT ON journal_entries FOR EACH ROW EXECUTE FUNCTION journal_balanced();;
CREATE TRIGGER journal_lines_closed BEFORE INSERT ON journal_lines FOR EACH ROW EXECUTE FUNCTION journal_closed();;
CREATE TRIGGER journal_entries_no_change BEFORE UPDATE OR DELETE ON journal_entries FOR EACH ROW EXECUTE FUNCTION journal_append_only();;
CREATE TRIGGER journal_lines_no_change BEFORE UPDATE OR DELETE ON journal_lines FOR EACH ROW EXECUTE FUNCTION journal_append_only()
