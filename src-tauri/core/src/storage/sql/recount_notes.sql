-- The list row of one book where only its notes came or went: the same counts that derive_book.sql makes.
UPDATE local_book
SET notes = (SELECT count(*) FROM note n WHERE n.book_id = ?1 AND n.deleted_at IS NULL),
    last_activity = max(
        added_at,
        coalesce((SELECT max(r.created_at) FROM read r WHERE r.book_id = ?1 AND r.deleted_at IS NULL), 0),
        coalesce((
            SELECT s.created_at
            FROM session s
            WHERE s.read_id = ?2 AND s.deleted_at IS NULL
            ORDER BY s.day DESC, s.log_at DESC, s.id DESC
            LIMIT 1
        ), 0),
        coalesce((SELECT max(n.created_at) FROM note n WHERE n.book_id = ?1 AND n.deleted_at IS NULL), 0)
    )
WHERE book_id = ?1
