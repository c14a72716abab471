-- Who wrote a book, its tags, and those of a note are told by their indexes alone. Their rows stand by keys that are made
-- of what they join, in no order: to look each of them up as well was most of the time of an export and of a page's words.
DROP INDEX authorship_book;
CREATE INDEX authorship_book ON authorship (book_id, position, id, person_id, role, deleted_at);
DROP INDEX book_tag_book;
CREATE INDEX book_tag_book ON book_tag (book_id, tag_id, deleted_at);
DROP INDEX note_tag_note;
CREATE INDEX note_tag_note ON note_tag (note_id, tag_id, deleted_at);
