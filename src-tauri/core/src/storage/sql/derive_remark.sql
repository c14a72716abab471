-- What was written beside an entry of the log stands among the notes of its book. A removed entry or read has no row, nor
-- has an entry of a book in the trash.
INSERT INTO local_note (doc, note_id, book_id, kind, tags, place, name, name_key, awaits_review, created_at)
SELECT
    (
        SELECT coalesce(max(other.doc), l.doc << 24) + 1
        FROM local_note other
        WHERE other.doc >= l.doc << 24 AND other.doc < (l.doc + 1) << 24
    ),
    s.id,
    b.id,
    'session',
    '',
    s.to_fraction,
    '',
    '',
    0,
    s.created_at
FROM session s
JOIN read r ON r.id = s.read_id
JOIN book b ON b.id = r.book_id
JOIN local_book l ON l.book_id = b.id
WHERE s.id = ?1 AND s.note <> '' AND s.deleted_at IS NULL AND r.deleted_at IS NULL AND b.deleted_at IS NULL
