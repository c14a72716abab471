SELECT t.read_id, t.started_at, t.utc_offset, t.counted, t.running_since, t.settled_to, r.edition_id, r.book_id, b.title
FROM timer t
JOIN read r ON r.id = t.read_id
JOIN book b ON b.id = r.book_id
WHERE r.deleted_at IS NULL AND b.deleted_at IS NULL
