-- Lectern's library file, first shape. The names are the words of the product:
-- a book is a work, an edition one printing of it, a read one pass through it.
--
-- Rules that every later migration keeps:
--   * Ids are UUIDs as text: version 7 made by us, version 5 where a natural key exists.
--   * Nothing a reader makes is removed: deleted_at marks it. Foreign keys are declared and never cascade.
--   * No UNIQUE over shared rows besides the key: two machines may both be right for a while.
--   * Every foreign key has an index on its own side too: SQLite looks for children whenever a parent comes or goes.
--   * Columns are added or retired, never renamed or given another type.
--   * Instants (…_at) are UTC milliseconds. Days are local calendar dates as text. The two never mix.
--   * What is derived, or belongs to one machine, stands in local_… tables, which no history records.

-- Books ---------------------------------------------------------------------------------------------

CREATE TABLE book (
    id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    title           TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    subtitle        TEXT    CHECK (length(subtitle) BETWEEN 1 AND 1000),
    series          TEXT    CHECK (length(series) BETWEEN 1 AND 500),
    series_number   TEXT    CHECK (length(series_number) BETWEEN 1 AND 40),
    first_published TEXT,
    language        TEXT    CHECK (length(language) BETWEEN 2 AND 35),
    description     TEXT    CHECK (length(description) <= 1048576),
    why_added       TEXT    CHECK (length(why_added) <= 100000),
    recommended_by  TEXT    CHECK (length(recommended_by) <= 1000),
    -- A book that was never read can still be rated; a read carries its own rating.
    rating          INTEGER CHECK (rating BETWEEN 1 AND 10),
    review          TEXT    CHECK (length(review) <= 1048576),
    added_at        INTEGER NOT NULL,
    deleted_at      INTEGER,
    -- Set where it was merged into another book: what was its own stands there now.
    merged_into     TEXT    REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX book_merged ON book (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE person (
    id        TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    sort_name TEXT NOT NULL CHECK (length(sort_name) BETWEEN 1 AND 300)
) STRICT, WITHOUT ROWID;

CREATE TABLE authorship (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id    TEXT    NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    person_id  TEXT    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    role       TEXT    NOT NULL DEFAULT 'author'
                       CHECK (role IN ('author', 'editor', 'translator', 'illustrator', 'narrator', 'foreword', 'other')),
    position   INTEGER NOT NULL CHECK (position BETWEEN 0 AND 9999),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX authorship_book ON authorship (book_id, position);
CREATE INDEX authorship_person ON authorship (person_id);

CREATE TABLE edition (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id    TEXT    NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    -- A fractional index: the first edition of a book is the one its lists show.
    order_key  TEXT    NOT NULL,
    name       TEXT    CHECK (length(name) BETWEEN 1 AND 200),
    isbn13     TEXT    CHECK (length(isbn13) = 13),
    asin       TEXT    CHECK (length(asin) BETWEEN 1 AND 20),
    publisher  TEXT    CHECK (length(publisher) BETWEEN 1 AND 300),
    published  TEXT,
    language   TEXT    CHECK (length(language) BETWEEN 2 AND 35),
    format     TEXT    CHECK (format IN ('paper', 'ebook', 'audio')),
    pages      INTEGER CHECK (pages BETWEEN 1 AND 100000),
    -- Where the text ends: appendix and index do not count.
    last_page  INTEGER CHECK (last_page BETWEEN 1 AND 100000),
    minutes    INTEGER CHECK (minutes BETWEEN 1 AND 1000000),
    deleted_at INTEGER,
    CHECK (last_page IS NULL OR pages IS NULL OR last_page <= pages)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_book ON edition (book_id, order_key);
CREATE INDEX edition_isbn ON edition (isbn13) WHERE isbn13 IS NOT NULL;

CREATE TABLE chapter (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    edition_id TEXT    NOT NULL REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    -- Where it stands in the contents, and how deep: a part is 0, its chapters 1, their sections 2.
    position   INTEGER NOT NULL CHECK (position BETWEEN 1 AND 10000),
    depth      INTEGER NOT NULL DEFAULT 0 CHECK (depth BETWEEN 0 AND 8),
    -- What "ch 3" means; none for parts, sections, a preface.
    number     INTEGER CHECK (number BETWEEN 1 AND 10000),
    title      TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    first_page INTEGER CHECK (first_page BETWEEN 1 AND 100000),
    last_page  INTEGER CHECK (last_page BETWEEN 1 AND 100000),
    deleted_at INTEGER,
    CHECK (first_page IS NULL OR last_page IS NULL OR first_page <= last_page)
) STRICT, WITHOUT ROWID;
CREATE INDEX chapter_edition ON chapter (edition_id, position);

CREATE TABLE tag (
    id   TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;

CREATE TABLE book_tag (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id    TEXT NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id     TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX book_tag_book ON book_tag (book_id);
CREATE INDEX book_tag_tag ON book_tag (tag_id);

-- Reading -------------------------------------------------------------------------------------------

CREATE TABLE read (
    id               TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id          TEXT    NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    edition_id       TEXT    REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    state            TEXT    NOT NULL CHECK (state IN ('reading', 'paused', 'finished', 'abandoned')),
    -- Imprecise dates as the reader knows them: 2019-05-03, 2019-05, 2019-spring, 2019, <2015, ?
    started          TEXT,
    ended            TEXT,
    -- The interval each of them stands for, to sort and to count by.
    started_earliest TEXT CHECK (started_earliest IS date(started_earliest)),
    started_latest   TEXT CHECK (started_latest IS date(started_latest)),
    ended_earliest   TEXT CHECK (ended_earliest IS date(ended_earliest)),
    ended_latest     TEXT CHECK (ended_latest IS date(ended_latest)),
    paused_since     TEXT CHECK (paused_since IS date(paused_since)),
    resume_on        TEXT CHECK (resume_on IS date(resume_on)),
    -- Why it was paused or abandoned.
    reason           TEXT    CHECK (length(reason) <= 100000),
    rating           INTEGER CHECK (rating BETWEEN 1 AND 10),
    review           TEXT    CHECK (length(review) <= 1048576),
    created_at       INTEGER NOT NULL,
    deleted_at       INTEGER,
    CHECK (state = 'paused' OR (paused_since IS NULL AND resume_on IS NULL)),
    CHECK (state IN ('finished', 'abandoned') OR ended IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX read_book ON read (book_id, created_at);
CREATE INDEX read_edition ON read (edition_id) WHERE edition_id IS NOT NULL;
CREATE INDEX read_open ON read (state, book_id) WHERE deleted_at IS NULL AND state IN ('reading', 'paused');

CREATE TABLE session (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    read_id      TEXT    NOT NULL REFERENCES read (id) DEFERRABLE INITIALLY DEFERRED,
    day          TEXT    NOT NULL CHECK (day IS date(day)),
    -- The local clock time it began at, where known, and how far that clock was from UTC.
    started_at   INTEGER,
    utc_offset   INTEGER CHECK (utc_offset BETWEEN -1440 AND 1440),
    minutes      INTEGER CHECK (minutes BETWEEN 0 AND 100000),
    -- A position keeps what was typed, its unit, and how long the book was when it was typed,
    -- so that nothing in the past moves when the edition changes.
    from_entered  TEXT,
    from_unit     TEXT CHECK (from_unit IN ('page', 'percent', 'minute', 'chapter')),
    from_value    REAL CHECK (from_value >= 0),
    from_of       REAL CHECK (from_of > 0),
    from_fraction REAL CHECK (from_fraction BETWEEN 0 AND 1),
    to_entered    TEXT NOT NULL CHECK (length(to_entered) <= 200),
    to_unit       TEXT NOT NULL CHECK (to_unit IN ('page', 'percent', 'minute', 'chapter')),
    to_value      REAL NOT NULL CHECK (to_value >= 0),
    to_of         REAL CHECK (to_of > 0),
    to_fraction   REAL CHECK (to_fraction BETWEEN 0 AND 1),
    note         TEXT    CHECK (length(note) <= 100000),
    created_at   INTEGER NOT NULL,
    -- Its place within the day: when it ended, where that is known, else when it was entered.
    log_at       INTEGER NOT NULL,
    deleted_at   INTEGER,
    CHECK ((from_unit IS NULL) = (from_value IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX session_read ON session (read_id, day, log_at);
CREATE INDEX session_day ON session (day);

-- A chapter that a read has behind it, ticked by hand or named by an entry of its log. The key is made of all three.
CREATE TABLE chapter_read (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    read_id    TEXT    NOT NULL REFERENCES read (id) DEFERRABLE INITIALLY DEFERRED,
    chapter_id TEXT    NOT NULL REFERENCES chapter (id) DEFERRABLE INITIALLY DEFERRED,
    session_id TEXT    REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    ticked_at  INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX chapter_read_read ON chapter_read (read_id);
CREATE INDEX chapter_read_chapter ON chapter_read (chapter_id);
CREATE INDEX chapter_read_session ON chapter_read (session_id) WHERE session_id IS NOT NULL;

-- The timer that runs, if one does. Its key is always the same, so that there is one at a time.
CREATE TABLE timer (
    id            TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    read_id       TEXT    NOT NULL REFERENCES read (id) DEFERRABLE INITIALLY DEFERRED,
    -- When it was started first, and how far the local clock was from UTC.
    started_at    INTEGER NOT NULL,
    utc_offset    INTEGER NOT NULL CHECK (utc_offset BETWEEN -1440 AND 1440),
    -- Milliseconds counted up to the last pause or cut.
    counted       INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0),
    -- None while it is paused.
    running_since INTEGER,
    -- Gaps up to here were counted or cut; the later ones are still to be asked about.
    settled_to    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_read ON timer (read_id);

-- Notes ---------------------------------------------------------------------------------------------

CREATE TABLE note (
    id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id         TEXT    REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    read_id         TEXT    REFERENCES read (id) DEFERRABLE INITIALLY DEFERRED,
    kind            TEXT    NOT NULL CHECK (kind IN ('note', 'quote', 'question', 'takeaway')),
    text            TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 1048576),
    anchor_entered  TEXT,
    anchor_unit     TEXT    CHECK (anchor_unit IN ('page', 'percent', 'minute', 'chapter', 'location')),
    anchor_value    REAL    CHECK (anchor_value >= 0),
    anchor_of       REAL    CHECK (anchor_of > 0),
    anchor_fraction REAL    CHECK (anchor_fraction BETWEEN 0 AND 1),
    created_at      INTEGER NOT NULL,
    edited_at       INTEGER NOT NULL,
    deleted_at      INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX note_book ON note (book_id, created_at);
CREATE INDEX note_read ON note (read_id) WHERE read_id IS NOT NULL;
CREATE INDEX note_removed ON note (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE note_tag (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    note_id    TEXT NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id     TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tag_note ON note_tag (note_id);
CREATE INDEX note_tag_tag ON note_tag (tag_id);

-- Where a question or takeaway stands in its review. No row: it has not come back yet.
CREATE TABLE note_review (
    note_id     TEXT    NOT NULL PRIMARY KEY REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    -- How many times it came back.
    step        INTEGER NOT NULL CHECK (step BETWEEN 0 AND 100),
    -- The reading day it comes back on; none when it is done.
    due         TEXT    CHECK (due IS date(due)),
    reviewed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_review_due ON note_review (due) WHERE due IS NOT NULL;

-- A picture that notes show.
CREATE TABLE image (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    media_type TEXT    NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
    bytes      BLOB    NOT NULL CHECK (length(bytes) BETWEEN 1 AND 10485760),
    created_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- A question that the reader asks of a screen again and again.
CREATE TABLE saved_filter (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    screen     TEXT    NOT NULL CHECK (screen IN ('notebook', 'library')),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    query      TEXT    NOT NULL CHECK (json_valid(query)),
    order_key  TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- Plans: the curator's layer ------------------------------------------------------------------------

CREATE TABLE plan (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    -- Set where the plan came from a plan file: its id and version there.
    source     TEXT    CHECK (length(source) BETWEEN 1 AND 200),
    version    TEXT    CHECK (length(version) BETWEEN 1 AND 100),
    title      TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    summary    TEXT    CHECK (length(summary) <= 1048576),
    curator    TEXT    CHECK (length(curator) BETWEEN 1 AND 300),
    goal       TEXT    CHECK (length(goal) <= 100000),
    target     TEXT    CHECK (target IS date(target)),
    order_key  TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    -- What its file says besides, by place: {"/language": "en"}.
    more       TEXT    CHECK (json_valid(more))
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    plan_id    TEXT    NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    source     TEXT    CHECK (length(source) BETWEEN 1 AND 200),
    title      TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    summary    TEXT    CHECK (length(summary) <= 1048576),
    order_key  TEXT    NOT NULL,
    deleted_at INTEGER,
    more       TEXT    CHECK (json_valid(more))
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_plan ON stage (plan_id, order_key);

-- A group: items of which the reader takes some.
CREATE TABLE item_group (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    plan_id    TEXT    NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    source     TEXT    CHECK (length(source) BETWEEN 1 AND 200),
    title      TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    take       INTEGER NOT NULL CHECK (take BETWEEN 1 AND 10000),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX item_group_plan ON item_group (plan_id);

CREATE TABLE item (
    id            TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    plan_id       TEXT    NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    stage_id      TEXT    NOT NULL REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
    source        TEXT    CHECK (length(source) BETWEEN 1 AND 200),
    -- What the recommendation asks for, shown while no book is known.
    asks_for      TEXT    NOT NULL CHECK (length(asks_for) BETWEEN 1 AND 1000),
    -- The book that the list names or that was identified; the reader's own match stands in the overlay.
    book_id       TEXT    REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    confidence    TEXT    NOT NULL CHECK (confidence IN ('stated', 'high', 'medium', 'low', 'none')),
    basis         TEXT    CHECK (length(basis) <= 100000),
    no_such_book  INTEGER NOT NULL DEFAULT 0 CHECK (no_such_book IN (0, 1)),
    part_unit     TEXT    CHECK (part_unit IN ('chapter', 'page')),
    part_first    INTEGER CHECK (part_first >= 1),
    part_last     INTEGER CHECK (part_last >= part_first),
    optional      INTEGER NOT NULL DEFAULT 0 CHECK (optional IN (0, 1)),
    group_id      TEXT    REFERENCES item_group (id) DEFERRABLE INITIALLY DEFERRED,
    -- The edition that the list speaks of, where it names one.
    edition_id    TEXT    REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    order_key     TEXT    NOT NULL,
    deleted_at    INTEGER,
    -- The book as the list names it, in the words of a plan file: the library's own book may be corrected.
    named         TEXT    CHECK (json_valid(named)),
    more          TEXT    CHECK (json_valid(more)),
    CHECK ((part_unit IS NULL) = (part_first IS NULL) AND (part_unit IS NULL) = (part_last IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX item_plan ON item (plan_id, order_key);
CREATE INDEX item_edition ON item (edition_id) WHERE edition_id IS NOT NULL;
CREATE INDEX item_stage ON item (stage_id);
CREATE INDEX item_in_group ON item (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX item_book ON item (book_id) WHERE book_id IS NOT NULL;

-- A book that an item may mean.
CREATE TABLE candidate (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    item_id    TEXT    NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL CHECK (position BETWEEN 0 AND 9999),
    title      TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    -- Names joined with "; ", in the order of the title page.
    authors    TEXT    NOT NULL CHECK (length(authors) <= 3000),
    year       INTEGER CHECK (year BETWEEN -3000 AND 9999),
    publisher  TEXT    CHECK (length(publisher) BETWEEN 1 AND 300),
    pages      INTEGER CHECK (pages BETWEEN 1 AND 100000),
    isbn13     TEXT    CHECK (length(isbn13) = 13),
    note       TEXT    CHECK (length(note) <= 100000),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_item ON candidate (item_id, position);

-- One typed fact of an item, in the curator's voice.
CREATE TABLE annotation (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    item_id    TEXT    NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    kind       TEXT    NOT NULL CHECK (kind IN ('why', 'topic', 'level', 'audience', 'role', 'must_read', 'classic', 'covers',
                           'focus_on', 'skip', 'project', 'caution', 'outdated_since', 'author_hint', 'recommended_by')),
    position   INTEGER NOT NULL CHECK (position BETWEEN 0 AND 9999),
    text       TEXT    NOT NULL CHECK (length(text) <= 1048576),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_item ON annotation (item_id, position);

-- An edge: item_id needs needs_item_id, or a topic from outside the plan.
CREATE TABLE requires (
    id            TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    item_id       TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    needs_item_id TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    needs_topic   TEXT CHECK (length(needs_topic) BETWEEN 1 AND 300),
    strength      TEXT NOT NULL CHECK (strength IN ('hard', 'soft')),
    why           TEXT CHECK (length(why) <= 100000),
    position      INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 9999),
    deleted_at    INTEGER,
    CHECK ((needs_item_id IS NULL) <> (needs_topic IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX requires_item ON requires (item_id);
CREATE INDEX requires_needs ON requires (needs_item_id) WHERE needs_item_id IS NOT NULL;

-- Plans: the reader's layer. A plan's new version never writes here. The key is the item's.
CREATE TABLE overlay (
    item_id    TEXT    NOT NULL PRIMARY KEY REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    mark       TEXT    CHECK (mark IN ('skipped', 'known', 'removed')),
    -- Why the reader skipped it, or wants it.
    reason     TEXT    CHECK (length(reason) <= 100000),
    book_id    TEXT    REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    -- The reader said that no book fits, or that the named one is wrong.
    unmatched  INTEGER NOT NULL DEFAULT 0 CHECK (unmatched IN (0, 1)),
    stage_id   TEXT    REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
    order_key  TEXT,
    target     TEXT    CHECK (target IS date(target)),
    track      TEXT    CHECK (length(track) BETWEEN 1 AND 100),
    estimate   INTEGER CHECK (estimate BETWEEN 1 AND 1000000),
    -- How far the reader takes it: through once, with its exercises, until it can be explained.
    depth      TEXT    CHECK (depth IN ('read', 'worked_through', 'can_explain'))
) STRICT, WITHOUT ROWID;
CREATE INDEX overlay_stage ON overlay (stage_id) WHERE stage_id IS NOT NULL;
CREATE INDEX overlay_book ON overlay (book_id) WHERE book_id IS NOT NULL;

-- What the reader said no to when a new version of a plan was shown. The key is made of what the curator said, so that it
-- is asked again only when they say something else.
CREATE TABLE plan_declined (
    id          TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    plan_id     TEXT    NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
    -- What of the plan it is about: "item:express-in-action".
    subject     TEXT    NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    declined_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_declined_plan ON plan_declined (plan_id);

-- Imports: what came from where -----------------------------------------------------------------------------

-- A file that books came from, with the names of its columns.
CREATE TABLE source_file (
    id          TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 1000),
    format      TEXT    NOT NULL CHECK (length(format) BETWEEN 1 AND 100),
    columns     TEXT    NOT NULL CHECK (json_valid(columns)),
    imported_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A row of such a file as it stood there, so that a better reading of it is possible later. The key is made of the
-- format and the cells: the same row of another file is the same row.
CREATE TABLE source_row (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    file_id    TEXT    NOT NULL REFERENCES source_file (id) DEFERRABLE INITIALLY DEFERRED,
    line       INTEGER NOT NULL CHECK (line >= 1),
    book_id    TEXT    NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    -- The name that the other program gave the book, as "goodreads:281512": it is found again after any correction.
    foreign_id TEXT    CHECK (length(foreign_id) BETWEEN 1 AND 300),
    cells      TEXT    NOT NULL CHECK (json_valid(cells))
) STRICT, WITHOUT ROWID;
CREATE INDEX source_row_file ON source_row (file_id);
CREATE INDEX source_row_book ON source_row (book_id);
CREATE INDEX source_row_foreign ON source_row (foreign_id) WHERE foreign_id IS NOT NULL;

-- Settings of the reader: JSON values by name ---------------------------------------------------------

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 100),
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- What is this machine's own, and what is derived, follows in 0001_local.sql.
