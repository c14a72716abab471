-- The rows of files are large and their keys have no order: kept by key, every one that came in was written in the midst
-- of all others. They stand in the order of their coming now, and only their keys are sorted.
CREATE TABLE source_row_in_order (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    file_id    TEXT    NOT NULL REFERENCES source_file (id) DEFERRABLE INITIALLY DEFERRED,
    line       INTEGER NOT NULL CHECK (line >= 1),
    book_id    TEXT    NOT NULL REFERENCES book (id) DEFERRABLE INITIALLY DEFERRED,
    -- The name that the other program gave the book, as "goodreads:281512": it is found again after any correction.
    foreign_id TEXT    CHECK (length(foreign_id) BETWEEN 1 AND 300),
    cells      TEXT    NOT NULL CHECK (json_valid(cells))
) STRICT;
INSERT INTO source_row_in_order SELECT id, file_id, line, book_id, foreign_id, cells FROM source_row ORDER BY file_id, line, id;
DROP TABLE source_row;
ALTER TABLE source_row_in_order RENAME TO source_row;
CREATE INDEX source_row_file ON source_row (file_id);
CREATE INDEX source_row_book ON source_row (book_id);
CREATE INDEX source_row_foreign ON source_row (foreign_id) WHERE foreign_id IS NOT NULL;
