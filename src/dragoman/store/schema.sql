-- The ledger, schema 3. No column holds a time of writing or a number that depends on the order of writing, so that
-- the same documents give the same rows whatever way they came. Dates are ISO text, '' where a key needs one and
-- there is none; lists and records are JSON. Without a rowid the key's columns come first: SQLite 3.40's integrity_check
-- takes other orders for damage.

CREATE TABLE document (
  row INTEGER PRIMARY KEY,        -- made from the id; the full-text index needs a number
  id TEXT NOT NULL UNIQUE,
  url TEXT, outlet TEXT, title TEXT, author TEXT,
  published TEXT, published_from TEXT, language TEXT,
  notes TEXT NOT NULL,
  coder TEXT NOT NULL,            -- version whose coding the other tables show
  state TEXT NOT NULL, reason TEXT,
  statements INTEGER NOT NULL, acts INTEGER NOT NULL,
  family TEXT NOT NULL,           -- smallest id among its near copies
  sketch BLOB NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX document_published ON document (published DESC, id);
CREATE INDEX document_outlet ON document (outlet, published DESC, id);
CREATE INDEX document_family ON document (family, id);

CREATE VIRTUAL TABLE words USING fts5(
  title, text, content='document', content_rowid='row', tokenize='porter unicode61 remove_diacritics 2'
);

-- Every coding whole, one a coder version; the text is in document alone.
CREATE TABLE coding (
  document TEXT NOT NULL, coder TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (document, coder)
);

CREATE TABLE band (
  band TEXT NOT NULL, family TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (band, family, document)
) WITHOUT ROWID;
CREATE INDEX band_family ON band (family);

CREATE TABLE statement (
  id TEXT PRIMARY KEY, document TEXT NOT NULL,
  speaker TEXT NOT NULL, speaker_id TEXT, speaker_class TEXT NOT NULL, country TEXT,
  stance TEXT NOT NULL, modality TEXT NOT NULL, form TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, evidence TEXT,
  said TEXT, chain TEXT NOT NULL,
  day TEXT NOT NULL               -- said, else published
);
CREATE INDEX statement_document ON statement (document);
CREATE INDEX statement_day ON statement (day DESC, id);
CREATE INDEX statement_speaker ON statement (speaker_id, day DESC);
CREATE INDEX statement_country ON statement (country, day DESC);
CREATE INDEX statement_stance ON statement (stance, day DESC);

CREATE TABLE act (
  id TEXT PRIMARY KEY, document TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT, modality TEXT NOT NULL,
  actors TEXT NOT NULL, recipients TEXT NOT NULL,
  "trigger" TEXT NOT NULL, words TEXT NOT NULL,
  start TEXT, "end" TEXT, precision TEXT, place TEXT,
  statement TEXT, chain TEXT NOT NULL, score REAL NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL, -- its days, else the day of publication
  source TEXT,                    -- outermost named source that is cited
  before TEXT NOT NULL, after TEXT NOT NULL, -- keys that near copies of it share (link.events.echoes)
  telling TEXT
);
CREATE INDEX act_document ON act (document);
CREATE INDEX act_telling ON act (telling);
CREATE INDEX act_before ON act (before);
CREATE INDEX act_after ON act (after);
CREATE INDEX act_first ON act (first DESC, id);
CREATE INDEX act_type ON act (type, first DESC);
CREATE INDEX act_modality ON act (modality, first DESC);

CREATE TABLE act_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, act TEXT NOT NULL,
  PRIMARY KEY (role, key, first DESC, act)
) WITHOUT ROWID;

CREATE TABLE voice (
  proposition TEXT NOT NULL, document TEXT NOT NULL, act TEXT, statement TEXT, side TEXT NOT NULL,
  echo TEXT NOT NULL,             -- key of its words, which near copies share
  body TEXT NOT NULL
);
CREATE INDEX voice_proposition ON voice (proposition);
CREATE INDEX voice_document ON voice (document);
CREATE INDEX voice_statement ON voice (statement);

CREATE TABLE causal (
  document TEXT NOT NULL, cause TEXT NOT NULL, effect TEXT NOT NULL, cue TEXT NOT NULL,
  statement TEXT, chain TEXT NOT NULL
);
CREATE INDEX causal_document ON causal (document);

-- What acts say took place (about 'event') or is claimed (about 'claim').
CREATE TABLE telling (
  id TEXT PRIMARY KEY, about TEXT NOT NULL, body TEXT NOT NULL,
  anchor TEXT,                    -- the sharper telling that it hangs on; of a claim, the one that leads it
  whole TEXT                      -- the event or claim that it belongs to
) WITHOUT ROWID;
CREATE INDEX telling_whole ON telling (whole);

CREATE TABLE block (
  key TEXT NOT NULL, first TEXT NOT NULL, telling TEXT NOT NULL, last TEXT NOT NULL,
  PRIMARY KEY (key, first, telling)
) WITHOUT ROWID;
CREATE INDEX block_telling ON block (telling);

-- Hashes of the keys under which propositions are looked for, by the first and the last day (proleptic ordinals) and the
-- eight bytes of the telling's id: the largest table, so kept narrow.
CREATE TABLE clue (
  key INTEGER NOT NULL, first INTEGER NOT NULL, telling BLOB NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (key, first, telling)
) WITHOUT ROWID;

-- Two tellings (a < b) judged 'same' or 'different': by 'rule', by 'copies', or by 'user:' and the id of a decision.
CREATE TABLE judgement (
  a TEXT NOT NULL, b TEXT NOT NULL, "by" TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (a, b, "by")
) WITHOUT ROWID;
CREATE INDEX judgement_b ON judgement (b);
CREATE INDEX judgement_user ON judgement ("by") WHERE "by" NOT IN ('rule', 'copies');

-- What a person has judged of two anchors (store/decisions.py): 'different' takes b out of what a is in. And the telling
-- that each anchor stands for now.
CREATE TABLE decision (
  a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX decision_b ON decision (b);

CREATE TABLE anchor (
  id TEXT PRIMARY KEY, document TEXT NOT NULL, telling TEXT
) WITHOUT ROWID;
CREATE INDEX anchor_document ON anchor (document);

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL, mode TEXT, modality TEXT NOT NULL,
  actors TEXT NOT NULL, recipients TEXT NOT NULL,
  start TEXT, "end" TEXT, precision TEXT,
  reports INTEGER NOT NULL, independent INTEGER NOT NULL,
  outlets TEXT NOT NULL, voices TEXT NOT NULL, modalities TEXT NOT NULL, words TEXT NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL,
  dates TEXT NOT NULL DEFAULT '[]', -- all that its reports give, where they give more than one
  confirmed TEXT                  -- who alleged it and who then confirmed it
);
CREATE INDEX event_first ON event (first DESC, id);
CREATE INDEX event_type ON event (type, first DESC);
CREATE INDEX event_modality ON event (modality, first DESC);

-- Tellings that somebody confirms or admits, by their blocks.
CREATE TABLE confirming (
  key TEXT NOT NULL, first TEXT NOT NULL, telling TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (key, first, telling, document)
) WITHOUT ROWID;
CREATE INDEX confirming_document ON confirming (document);
CREATE INDEX confirming_telling ON confirming (telling);

-- An event and the plan, threat or allegation that it came of (store/following.py).
CREATE TABLE follow (
  event TEXT NOT NULL, follows TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (event, follows)
) WITHOUT ROWID;
CREATE INDEX follow_follows ON follow (follows);

-- last and kind (store.sums.kind: type, modality and voices in one number) stand here so that filters need no event.
CREATE TABLE event_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, event TEXT NOT NULL,
  last TEXT NOT NULL, kind INTEGER NOT NULL,
  PRIMARY KEY (role, key, first DESC, event)
) WITHOUT ROWID;

CREATE INDEX event_key_event ON event_key (event);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  words TEXT NOT NULL, type TEXT NOT NULL, actors TEXT NOT NULL, status TEXT NOT NULL,
  asserts INTEGER NOT NULL, denies INTEGER NOT NULL, doubts INTEGER NOT NULL, origins INTEGER NOT NULL,
  first_seen TEXT, credibility TEXT NOT NULL, outlets TEXT NOT NULL,
  asserted_by TEXT NOT NULL, denied_by TEXT NOT NULL, doubted_by TEXT NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL
);
CREATE INDEX claim_first ON claim (first DESC, id);
CREATE INDEX claim_status ON claim (status, first DESC);

CREATE TABLE claim_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (role, key, first DESC, claim)
) WITHOUT ROWID;

CREATE INDEX claim_key_claim ON claim_key (claim);

CREATE TABLE actor (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sectors TEXT NOT NULL,
  documents INTEGER NOT NULL, mentions INTEGER NOT NULL, statements INTEGER NOT NULL,
  acts_done INTEGER NOT NULL, acts_received INTEGER NOT NULL
);
CREATE INDEX actor_mentions ON actor (mentions DESC, id);
CREATE INDEX actor_country ON actor (country);

-- The names and descriptions under which an actor was met, with how often: the commonest one is shown.
CREATE TABLE actor_form (
  actor TEXT NOT NULL, form TEXT NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (actor, form)
) WITHOUT ROWID;

-- role 'actor': the id and the country of everybody in a document; 'mention': the ids alone.
CREATE TABLE document_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (role, key, first DESC, document)
) WITHOUT ROWID;
CREATE INDEX document_key_document ON document_key (document);

-- Sums that depend on the events alone (store/sums.py). Scores are in tenths: sums of whole numbers have no order.
CREATE TABLE event_sum (
  month TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL, voices TEXT NOT NULL,
  events INTEGER NOT NULL, reports INTEGER NOT NULL, independent INTEGER NOT NULL,
  PRIMARY KEY (month, type, modality, voices)
) WITHOUT ROWID;

CREATE TABLE key_sum (
  role TEXT NOT NULL, key TEXT NOT NULL, events INTEGER NOT NULL,
  PRIMARY KEY (role, key)
) WITHOUT ROWID;

-- Events between countries. vague: 0 told to the day, 1 week, 2 month, 3 year, 4 less; -1 undated (first is then the
-- day of publication). own, told: in an outlet's own voice, attributed. media: countries of the outlets.
CREATE TABLE dyad (
  a TEXT NOT NULL, b TEXT NOT NULL, first TEXT NOT NULL, event TEXT NOT NULL,
  vague INTEGER NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL, media TEXT NOT NULL,
  quad INTEGER NOT NULL, tenths INTEGER NOT NULL,
  PRIMARY KEY (a, b, first DESC, event)
) WITHOUT ROWID;

CREATE TABLE dyad_sum (
  a TEXT NOT NULL, b TEXT NOT NULL, month TEXT NOT NULL,
  vague INTEGER NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL, media TEXT NOT NULL,
  quad INTEGER NOT NULL, events INTEGER NOT NULL, tenths INTEGER NOT NULL,
  PRIMARY KEY (a, b, month, vague, modality, own, told, media, quad)
) WITHOUT ROWID;

-- What countries do to others by year, whatever quad: how alike two treat third ones is told by it.
CREATE TABLE dyad_year (
  a TEXT NOT NULL, b TEXT NOT NULL, year TEXT NOT NULL,
  modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL, media TEXT NOT NULL,
  events INTEGER NOT NULL, tenths INTEGER NOT NULL,
  PRIMARY KEY (a, b, year, modality, own, told, media)
) WITHOUT ROWID;

-- Pairs of countries (a < b), both directions together, over all time and month by month (store/ties.py has the blob).
CREATE TABLE tie (
  a TEXT NOT NULL, b TEXT NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL,
  events INTEGER NOT NULL, tenths INTEGER NOT NULL, conflict INTEGER NOT NULL,
  PRIMARY KEY (a, b, modality, own, told)
) WITHOUT ROWID;

CREATE TABLE tie_course (
  a TEXT NOT NULL, b TEXT NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL,
  months BLOB NOT NULL,
  PRIMARY KEY (a, b, modality, own, told)
);
CREATE INDEX tie_course_b ON tie_course (b);

-- Imported rows that tell that somebody spoke in public, not what was said (CAMEO 01): neither acts nor statements of a
-- text. a: country of who spoke, b: of whom it was about or to; '' where that is not known.
CREATE TABLE remark (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,
  speakers TEXT NOT NULL, about TEXT NOT NULL, origin TEXT NOT NULL, words TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX remark_pair ON remark (a, b, day);

-- Statements and acts that are on an issue (link/topics.py), a row for each that speaks or acts.
CREATE TABLE topic (
  issue TEXT NOT NULL, how TEXT NOT NULL, id TEXT NOT NULL, who TEXT NOT NULL, document TEXT NOT NULL,
  day TEXT NOT NULL,              -- as the text tells it, else ''
  PRIMARY KEY (issue, how, id, who)
) WITHOUT ROWID;
CREATE INDEX topic_document ON topic (document);
