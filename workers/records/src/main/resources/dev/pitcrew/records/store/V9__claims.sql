-- Expense claims: what was claimed, with which receipts, what of it people decided, and what is owed for it.

ALTER TABLE people ADD COLUMN grade TEXT;
ALTER TABLE people ADD COLUMN cost_centre TEXT;
ALTER TABLE people ADD COLUMN bank_changed_at BIGINT;

-- The one person a step is for, where it is for a person and not for a role.
ALTER TABLE approval_steps ADD COLUMN username TEXT;

-- Where to look a currency up: how many units of it one euro is worth on a day, and who says so.
CREATE TABLE currency_rates (
  currency TEXT NOT NULL, day TEXT NOT NULL, rate TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (currency, day)
);

-- content is the hash of what was matched and is shown to who decides; steps is how many decisions the policy asked for.
CREATE TABLE claims (
  id TEXT PRIMARY KEY, claimant TEXT NOT NULL REFERENCES people (username), entity_id TEXT NOT NULL REFERENCES entities (id),
  channel TEXT NOT NULL, title TEXT, locale TEXT, submitted_at BIGINT NOT NULL, answers TEXT, currency TEXT NOT NULL,
  content TEXT, steps BIGINT NOT NULL DEFAULT 0, total TEXT, reimbursable TEXT, company_card TEXT, refused TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'posted', 'refused', 'withdrawn', 'returned')), posted_at BIGINT
);
CREATE INDEX claims_by_claimant ON claims (claimant, submitted_at);

CREATE TABLE claim_lines (
  claim_id TEXT NOT NULL REFERENCES claims (id), line BIGINT NOT NULL, day TEXT NOT NULL, category TEXT NOT NULL,
  description TEXT NOT NULL, merchant TEXT, amount TEXT NOT NULL, currency TEXT NOT NULL, country TEXT,
  paid_with TEXT NOT NULL CHECK (paid_with IN ('own', 'company-card')), receipt TEXT, kilometres TEXT, days TEXT,
  receipt_position BIGINT, rate TEXT, rate_on TEXT, rate_source TEXT, amount_in_books TEXT, taxes TEXT, tax_recoverable TEXT,
  duplicate_of TEXT, decision TEXT, approved TEXT, PRIMARY KEY (claim_id, line)
);
CREATE INDEX claim_lines_by_day ON claim_lines (day, amount);

-- The number says which claim brought a receipt first; who claims it later claims it again.
CREATE TABLE claim_receipts (
  number {sequence}, claim_id TEXT NOT NULL REFERENCES claims (id), position BIGINT NOT NULL, file_name TEXT, sha256 TEXT,
  image_hash TEXT, content_key TEXT, merchant TEXT, day TEXT, total TEXT, currency TEXT, document TEXT,
  UNIQUE (claim_id, position)
);
CREATE INDEX claim_receipts_by_file ON claim_receipts (sha256);
CREATE INDEX claim_receipts_by_content ON claim_receipts (content_key);

-- What was said of each line at a task; the decision itself stands among the decisions.
CREATE TABLE claim_decisions (
  user_task_key BIGINT NOT NULL, claim_id TEXT NOT NULL REFERENCES claims (id), line BIGINT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('approved', 'refused')), amount TEXT, reason TEXT,
  PRIMARY KEY (user_task_key, line)
);
CREATE INDEX claim_decisions_by_claim ON claim_decisions (claim_id);

-- What is owed to an employee for a claim: an open item like an invoice, with its claim's id.
CREATE TABLE claim_payables (
  id TEXT PRIMARY KEY REFERENCES claims (id), entity_id TEXT NOT NULL REFERENCES entities (id),
  username TEXT NOT NULL REFERENCES people (username), issue_date TEXT NOT NULL, due_date TEXT NOT NULL, currency TEXT NOT NULL,
  payable TEXT NOT NULL, iban TEXT, sha256 TEXT NOT NULL, binding TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('posted', 'proposed', 'released', 'paid', 'returned', 'blocked')),
  blocked_reason TEXT, posted_at BIGINT NOT NULL
);
CREATE INDEX claim_payables_by_state ON claim_payables (state, due_date)
