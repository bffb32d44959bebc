CREATE TRIGGER journal_entries_balanced BEFORE INSERT ON journal_entries
WHEN (SELECT count(*) FROM journal_lines WHERE entry_key = NEW.entry_key) < 2
  OR (SELECT round(sum(CAST(amount AS REAL)), 4) FROM journal_lines WHERE entry_key = NEW.entry_key) <> 0
BEGIN SELECT RAISE(ABORT, 'a journal entry is not balanced'); END;;
CREATE TRIGGER journal_lines_closed BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journal_entries WHERE entry_key = NEW.entry_key)
BEGIN SELECT RAISE(ABORT, 'a journal entry is closed'); END;;
CREATE TRIGGER journal_entries_no_update BEFORE UPDATE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_entries_no_delete BEFORE DELETE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_lines_no_update BEFORE UPDATE ON journal_lines BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;
CREATE TRIGGER journal_lines_no_delete BEFORE DELETE ON journal_lines BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
