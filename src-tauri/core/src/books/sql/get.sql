-- Rating and review are those that giving one would change: see latest_read.sql. What was said of the book before it
-- was read is said of it until something is said of a read.
SELECT b.id, b.title, b.subtitle, b.series, b.series_number, b.first_published, b.language, b.description, b.why_added,
    b.recommended_by, b.added_at, b.deleted_at, r.id AS latest_read,
    coalesce(r.rating, CASE WHEN NOT EXISTS (
        SELECT 1
        FROM read AS other
        WHERE other.book_id = b.id
          AND other.deleted_at IS NULL
          AND other.rating IS NOT NULL
    ) THEN b.rating END) AS rating,
    coalesce(r.review, CASE WHEN NOT EXISTS (
        SELECT 1
        FROM read AS other
        WHERE other.book_id = b.id
          AND other.deleted_at IS NULL
          AND other.review IS NOT NULL
    ) THEN b.review END) AS review
FROM book b
LEFT JOIN read r ON r.id = (
    SELECT id
    FROM read
    WHERE book_id = ?1 AND deleted_at IS NULL
    ORDER BY state IN ('reading', 'paused') DESC, coalesce(ended_latest, '') DESC, created_at DESC, id DESC
    LIMIT 1
)
WHERE b.id = ?1
