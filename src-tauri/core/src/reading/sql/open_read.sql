SELECT id, book_id, edition_id, state, started, ended, paused_since, resume_on, reason, rating, review
FROM read
WHERE book_id = ?1 AND deleted_at IS NULL AND state IN ('reading', 'paused')
ORDER BY created_at DESC, id DESC
LIMIT 1
