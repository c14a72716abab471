-- What must be known of a book before its list row is made: the row's key where there is one; the read that it speaks of,
-- which is the open one, else the one that ended last; its first edition; whether anything of it is logged or ticked; whether a plan has it.
SELECT
    (SELECT doc FROM local_book WHERE book_id = ?1) AS doc,
    (
        SELECT r.id
        FROM read r
        WHERE r.book_id = ?1 AND r.deleted_at IS NULL
        ORDER BY r.state IN ('reading', 'paused') DESC, coalesce(r.ended_latest, '') DESC, r.created_at DESC, r.id DESC
        LIMIT 1
    ) AS read,
    (
        SELECT e.id
        FROM edition e
        WHERE e.book_id = ?1 AND e.deleted_at IS NULL
        ORDER BY e.order_key, e.id
        LIMIT 1
    ) AS edition,
    EXISTS (SELECT 1 FROM read r JOIN session s ON s.read_id = r.id WHERE r.book_id = ?1)
        OR EXISTS (SELECT 1 FROM read r JOIN chapter_read c ON c.read_id = r.id WHERE r.book_id = ?1) AS is_logged,
    EXISTS (SELECT 1 FROM item WHERE book_id = ?1) OR EXISTS (SELECT 1 FROM overlay WHERE book_id = ?1) AS is_listed
