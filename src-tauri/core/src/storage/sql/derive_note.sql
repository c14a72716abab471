-- A removed note, and a note of a book in the trash, has no row: lists and search do not see it. The row is made anew
-- each time, since its key says which book it belongs to.
INSERT INTO local_note (doc, note_id, book_id, kind, tags, place, name, name_key, awaits_review, created_at)
SELECT
    (
        SELECT coalesce(max(other.doc), coalesce(l.doc, 0) << 24) + 1
        FROM local_note other
        WHERE other.doc >= coalesce(l.doc, 0) << 24 AND other.doc < (coalesce(l.doc, 0) + 1) << 24
    ),
    n.id,
    n.book_id,
    n.kind,
    coalesce((
        SELECT group_concat(name, ',')
        FROM (
            SELECT t.name
            FROM note_tag nt
            JOIN tag t ON t.id = nt.tag_id
            WHERE nt.note_id = ?1 AND nt.deleted_at IS NULL
            ORDER BY t.name
        )
    ), ''),
    n.anchor_fraction,
    note_name(n.text),
    name_key(note_name(n.text)),
    n.kind IN ('question', 'takeaway') AND NOT EXISTS (SELECT 1 FROM note_review r WHERE r.note_id = ?1),
    n.created_at
FROM note n
LEFT JOIN book b ON b.id = n.book_id
LEFT JOIN local_book l ON l.book_id = n.book_id
WHERE n.id = ?1 AND n.deleted_at IS NULL AND b.deleted_at IS NULL
