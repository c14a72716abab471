-- Rating and review are those that giving one would change: see latest_read.sql. What was said of the book before it
-- was read is said of it until something is said of a read.
SELECT b.id, b.title, b.subtitle, b.series, b.series_number, b.first_published, b.language, b.description, b.why_added,
    b.recommended_by, b.added_at, b.deleted_at, r.id AS latest_read,
    coalesce(r.rating, CASE WHEN the_reads.ratings = 0 THEN b.rating END) AS rating,
    coalesce(r.review, CASE WHEN the_reads.reviews = 0 THEN b.review END) AS review
FROM book b
JOIN (
    SELECT count(rating) AS ratings, count(review) AS reviews
    FROM read
    WHERE book_id = ?1 AND deleted_at IS NULL
) AS the_reads
LEFT JOIN read r ON r.id = (
    SELECT id
    FROM read
    WHERE book_id = ?1 AND deleted_at IS NULL
    ORDER BY state IN ('reading', 'paused') DESC, coalesce(ended_latest, '') DESC, created_at DESC, id DESC
    LIMIT 1
)
WHERE b.id = ?1
