-- The second half of the first shape: what belongs to one machine or is derived, and views to look at it all.

-- This machine's own ------------------------------------------------------------------------------------

-- One row: which machine this file belongs to, and the last value of its hybrid logical clock
-- (milliseconds shifted left by 16, plus a counter).
CREATE TABLE local_device (
    id    TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    clock INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The steps that undo and redo walk. A step holds the recorded changeset as SQLite's session
-- extension writes it; a large one is packed with zstd behind the letter z.
CREATE TABLE local_history (
    -- Never given twice: a screen may still offer to take back the step of a number that is gone.
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    op        TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    clock     INTEGER NOT NULL,
    coalesce  TEXT,
    undone    INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    changeset BLOB    NOT NULL
) STRICT;
CREATE INDEX local_history_undone ON local_history (undone, seq);

-- When a window last saw the timer run. What lies between that and now was sleep, a crash, or a closed window.
CREATE TABLE local_timer (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    seen_at INTEGER NOT NULL
) STRICT;

-- Stretches nobody saw the timer run, offered to be cut.
CREATE TABLE local_timer_gap (
    from_at INTEGER NOT NULL PRIMARY KEY,
    to_at   INTEGER NOT NULL CHECK (to_at > from_at)
) STRICT;

-- One row a book: what lists show and sort by, kept by the transaction that changes its source. The integer key is
-- also the row of the book's search document.
CREATE TABLE local_book (
    doc           INTEGER NOT NULL PRIMARY KEY,
    book_id       TEXT    NOT NULL UNIQUE,
    in_trash      INTEGER NOT NULL,
    title         TEXT    NOT NULL,
    title_key     TEXT    NOT NULL,
    -- The title as [[links]] in notes name it, folded.
    name_key      TEXT    NOT NULL,
    authors       TEXT    NOT NULL,
    author_key    TEXT    NOT NULL,
    tags          TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    state_rank    INTEGER NOT NULL,
    reads         INTEGER NOT NULL,
    times_read    INTEGER NOT NULL,
    progress      REAL,
    position_unit TEXT,
    position_value REAL,
    pages         INTEGER,
    minutes       INTEGER,
    isbn13        TEXT,
    rating        INTEGER,
    year          INTEGER,
    level         TEXT,
    -- From the easiest; what a plan calls otherwise comes after the three it may say.
    level_rank    INTEGER,
    plans         INTEGER NOT NULL,
    notes         INTEGER NOT NULL,
    added_at      INTEGER NOT NULL,
    last_read     TEXT,
    last_activity INTEGER NOT NULL
) STRICT;
CREATE INDEX local_book_title ON local_book (in_trash, title_key, doc);
CREATE INDEX local_book_name ON local_book (name_key, doc);
CREATE INDEX local_book_author ON local_book (in_trash, author_key, title_key, doc);
CREATE INDEX local_book_state ON local_book (in_trash, state_rank, last_activity DESC, doc);
CREATE INDEX local_book_progress ON local_book (in_trash, progress, doc);
CREATE INDEX local_book_pages ON local_book (in_trash, pages, doc);
CREATE INDEX local_book_rating ON local_book (in_trash, rating, doc);
CREATE INDEX local_book_added ON local_book (in_trash, added_at, doc);
CREATE INDEX local_book_last_read ON local_book (in_trash, last_read, doc);
CREATE INDEX local_book_level ON local_book (in_trash, level_rank, title_key, doc);
CREATE INDEX local_book_year ON local_book (in_trash, year, doc);

-- Search: what each document says, folded. Contentless, so the text stands in the file once.
CREATE VIRTUAL TABLE local_book_search USING fts5 (
    title, authors, tags, other,
    content = '', contentless_delete = 1,
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0"
);

-- One row a note, and one for what was written beside an entry of the log (its kind is 'session', its note_id the
-- session's). The key of the row and its search document is the book's key shifted left by 24, plus a number: which books
-- a search of notes finds can be read from the hits alone.
CREATE TABLE local_note (
    doc        INTEGER NOT NULL PRIMARY KEY,
    note_id    TEXT    NOT NULL UNIQUE,
    book_id    TEXT,
    kind       TEXT    NOT NULL,
    tags       TEXT    NOT NULL,
    -- How far into the book, 0 to 1, where known.
    place      REAL,
    -- Its first heading or first line, and the same folded, as [[links]] name it; empty for an entry of the log.
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL,
    -- A question or takeaway that has not come back yet.
    awaits_review INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX local_note_name ON local_note (name_key, doc);
-- Everything that the notebook filters and sorts by, so that it reads no row to know which to show.
CREATE INDEX local_note_columns ON local_note (created_at, doc, kind, tags, place);
CREATE INDEX local_note_session ON local_note (doc) WHERE kind = 'session';
CREATE INDEX local_note_awaits ON local_note (created_at, kind) WHERE awaits_review = 1;

-- What a note mentions: the folded title of a [[link]], the id of a book or note, or image:<id>.
CREATE TABLE local_link (
    note_id    TEXT NOT NULL,
    target_key TEXT NOT NULL,
    PRIMARY KEY (note_id, target_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_link_target ON local_link (target_key, note_id);

CREATE VIRTUAL TABLE local_note_search USING fts5 (
    text, tags, book,
    content = '', contentless_delete = 1,
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0"
);

-- Views for the common questions of a person with any SQLite tool ------------------------------------------

CREATE VIEW books AS
SELECT b.id, l.title, b.subtitle, l.authors, l.state, l.progress, l.pages, l.isbn13, l.rating / 2.0 AS stars, l.tags, l.last_read
FROM book b JOIN local_book l ON l.book_id = b.id
WHERE b.deleted_at IS NULL;

-- Which stretch of its edition's text a chapter is, in fractions: by its pages, else by its number among the chapters.
CREATE VIEW chapter_span AS
SELECT c.id AS chapter_id,
    CASE
        WHEN c.first_page IS NOT NULL AND c.last_page IS NOT NULL AND coalesce(e.last_page, e.pages) IS NOT NULL
            THEN (c.first_page - 1.0) / coalesce(e.last_page, e.pages)
        ELSE (c.number - 1.0) / (SELECT max(o.number) FROM chapter o WHERE o.edition_id = c.edition_id AND o.deleted_at IS NULL)
    END AS from_fraction,
    CASE
        WHEN c.first_page IS NOT NULL AND c.last_page IS NOT NULL AND coalesce(e.last_page, e.pages) IS NOT NULL
            THEN c.last_page * 1.0 / coalesce(e.last_page, e.pages)
        ELSE c.number * 1.0 / (SELECT max(o.number) FROM chapter o WHERE o.edition_id = c.edition_id AND o.deleted_at IS NULL)
    END AS to_fraction
FROM chapter c JOIN edition e ON e.id = c.edition_id
WHERE c.deleted_at IS NULL;

-- What reads have behind them: the entries of their logs, and the chapters that were ticked. An entry without a
-- beginning goes on where the one before it ended. A page typed before the book's length was known counts once it is.
CREATE VIEW read_stretch AS
SELECT entry.read_id, 0 AS is_tick, entry.day, entry.log_at, entry.id, entry.from_fraction,
    coalesce(entry.to_fraction, CASE entry.to_unit WHEN 'page' THEN min(1.0, entry.to_value / (
        SELECT coalesce(e.last_page, e.pages)
        FROM read r
        JOIN edition e ON e.id = coalesce(r.edition_id, (
            SELECT f.id FROM edition f WHERE f.book_id = r.book_id AND f.deleted_at IS NULL ORDER BY f.order_key, f.id LIMIT 1
        ))
        WHERE r.id = entry.read_id
    )) END) AS to_fraction
FROM session entry
WHERE entry.deleted_at IS NULL
UNION ALL
SELECT tick.read_id, 1, NULL, tick.ticked_at, tick.id, c.from_fraction, c.to_fraction
FROM chapter_read tick JOIN chapter_span c ON c.chapter_id = tick.chapter_id
WHERE tick.deleted_at IS NULL;

CREATE VIEW reading_now AS
SELECT b.title, r.started, l.position_unit, l.position_value, l.progress, l.last_read
FROM read r JOIN book b ON b.id = r.book_id JOIN local_book l ON l.book_id = b.id
WHERE r.state = 'reading' AND r.deleted_at IS NULL AND b.deleted_at IS NULL;

CREATE VIEW finished AS
SELECT b.title, l.authors, r.started, r.ended, r.rating / 2.0 AS stars, r.review
FROM read r JOIN book b ON b.id = r.book_id JOIN local_book l ON l.book_id = b.id
WHERE r.state = 'finished' AND r.deleted_at IS NULL AND b.deleted_at IS NULL;

CREATE VIEW reading_log AS
SELECT s.day, b.title, s.from_entered, s.to_entered, s.to_fraction, s.minutes, s.note
FROM session s JOIN read r ON r.id = s.read_id JOIN book b ON b.id = r.book_id
WHERE s.deleted_at IS NULL AND r.deleted_at IS NULL AND b.deleted_at IS NULL;

CREATE VIEW notebook AS
SELECT n.kind, b.title AS book, n.anchor_entered AS place, n.text, datetime(n.created_at / 1000, 'unixepoch') AS written
FROM note n LEFT JOIN book b ON b.id = n.book_id
WHERE n.deleted_at IS NULL;

CREATE VIEW plan_items AS
SELECT p.title AS plan, s.title AS stage, coalesce(b.title, i.asks_for) AS item, i.confidence, i.optional, o.mark
FROM item i
JOIN plan p ON p.id = i.plan_id
LEFT JOIN overlay o ON o.item_id = i.id
JOIN stage s ON s.id = coalesce(o.stage_id, i.stage_id)
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
WHERE i.deleted_at IS NULL AND p.deleted_at IS NULL;
