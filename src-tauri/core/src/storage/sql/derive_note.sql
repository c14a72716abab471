-- A removed note, and a note of a book in the trash, has no row: lists and search do not see it.
INSERT INTO local_note (note_id, book_id, kind, tags, created_at)
SELECT
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
    n.created_at
FROM note n
LEFT JOIN book b ON b.id = n.book_id
WHERE n.id = ?1 AND n.deleted_at IS NULL AND b.deleted_at IS NULL
ON CONFLICT (note_id) DO UPDATE SET
    book_id = excluded.book_id,
    kind = excluded.kind,
    tags = excluded.tags,
    created_at = excluded.created_at
