-- Who wrote a book, its tags, and those of a note stand in the order of their coming, as the rows of files do: their keys
-- are made of what they join and have no order, so that every row that came in was written in the midst of all others. And
-- indexes say all that is asked of them, so that no row of them is looked up for a list, an export or a page's words.
CREATE TABLE authorship_in_order (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id    TEXT    NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    person_id  TEXT    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    role       TEXT    NOT NULL DEFAULT 'author'
                       CHECK (role IN ('author', 'editor', 'translator', 'illustrator', 'narrator', 'foreword', 'other')),
    position   INTEGER NOT NULL CHECK (position BETWEEN 0 AND 9999),
    deleted_at INTEGER
) STRICT;
INSERT INTO authorship_in_order
SELECT id, book_id, person_id, role, position, deleted_at FROM authorship ORDER BY book_id, position;
DROP TABLE authorship;
ALTER TABLE authorship_in_order RENAME TO authorship;
CREATE INDEX authorship_book ON authorship (book_id, position, id, person_id, role, deleted_at);
CREATE INDEX authorship_person ON authorship (person_id);

CREATE TABLE book_tag_in_order (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    book_id    TEXT NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id     TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    deleted_at INTEGER
) STRICT;
INSERT INTO book_tag_in_order SELECT id, book_id, tag_id, deleted_at FROM book_tag ORDER BY book_id;
DROP TABLE book_tag;
ALTER TABLE book_tag_in_order RENAME TO book_tag;
CREATE INDEX book_tag_book ON book_tag (book_id, tag_id, deleted_at);
CREATE INDEX book_tag_tag ON book_tag (tag_id);

CREATE TABLE note_tag_in_order (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    note_id    TEXT NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id     TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    deleted_at INTEGER
) STRICT;
INSERT INTO note_tag_in_order SELECT id, note_id, tag_id, deleted_at FROM note_tag ORDER BY note_id;
DROP TABLE note_tag;
ALTER TABLE note_tag_in_order RENAME TO note_tag;
CREATE INDEX note_tag_note ON note_tag (note_id, tag_id, deleted_at);
CREATE INDEX note_tag_tag ON note_tag (tag_id);
