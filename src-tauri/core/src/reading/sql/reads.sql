-- In the order they happened, as far as that is known; the open one is the last.
SELECT id, book_id, edition_id, state, started, ended, paused_since, resume_on, reason, rating, review
FROM read
WHERE book_id = ?1 AND deleted_at IS NULL
ORDER BY state IN ('reading', 'paused'), coalesce(started_earliest, ended_earliest, ended_latest, ''), created_at, id
