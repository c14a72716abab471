SELECT name, books, notes
FROM (
    SELECT
        t.name,
        (
            SELECT count(*)
            FROM book_tag bt
            JOIN book b ON b.id = bt.book_id
            WHERE bt.tag_id = t.id AND bt.deleted_at IS NULL AND b.deleted_at IS NULL
        ) AS books,
        (
            SELECT count(*)
            FROM note_tag nt
            JOIN note n ON n.id = nt.note_id
            WHERE nt.tag_id = t.id AND nt.deleted_at IS NULL AND n.deleted_at IS NULL
        ) AS notes
    FROM tag t
)
WHERE books > 0 OR notes > 0
ORDER BY fold(name)
