-- What is kept of an attempt for people to look at: pictures, steps, warnings, the evidence of a failure; references to documents only.
ALTER TABLE bot_runs ADD COLUMN report TEXT;
