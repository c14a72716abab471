-- The read that a list speaks of: the open one, else the one that ended last.
SELECT r.id
FROM read r
WHERE r.book_id = ?1 AND r.deleted_at IS NULL
ORDER BY r.state IN ('reading', 'paused') DESC, coalesce(r.ended_latest, '') DESC, r.created_at DESC, r.id DESC
LIMIT 1
