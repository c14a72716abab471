SELECT id, book_id, edition_id, state, started, ended, paused_since, resume_on, reason, rating, review
FROM read
WHERE id = ?1 AND deleted_at IS NULL
