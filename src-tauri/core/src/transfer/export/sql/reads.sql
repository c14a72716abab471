SELECT book_id, state, started, ended, review, id, edition_id, paused_since, resume_on, reason, rating
FROM read INDEXED BY read_book
WHERE deleted_at IS NULL
ORDER BY book_id, created_at, id
