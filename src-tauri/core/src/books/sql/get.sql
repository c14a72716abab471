-- Rating and review are those that giving one would change: see latest_read.sql.
SELECT b.id, b.title, b.subtitle, b.series, b.series_number, b.first_published, b.language, b.description, b.why_added,
    b.recommended_by, b.added_at, b.deleted_at, r.id AS latest_read,
    CASE WHEN r.id IS NULL THEN b.rating ELSE r.rating END AS rating,
    CASE WHEN r.id IS NULL THEN b.review ELSE r.review END AS review
FROM book b
LEFT JOIN read r ON r.id = (
    SELECT id
    FROM read
    WHERE book_id = ?1 AND deleted_at IS NULL
    ORDER BY state IN ('reading', 'paused') DESC, coalesce(ended_latest, '') DESC, created_at DESC, id DESC
    LIMIT 1
)
WHERE b.id = ?1
