SELECT id
FROM read
WHERE book_id = ?1 AND deleted_at IS NULL
ORDER BY state IN ('reading', 'paused') DESC, coalesce(ended_latest, '') DESC, created_at DESC, id DESC
LIMIT 1
