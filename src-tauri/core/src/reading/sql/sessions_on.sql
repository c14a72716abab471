SELECT s.id, s.read_id, s.day, s.started_at, s.utc_offset, s.minutes, s.note,
    s.from_entered, s.from_unit, s.from_value, s.from_of, s.from_fraction,
    s.to_entered, s.to_unit, s.to_value, s.to_of, s.to_fraction,
    r.edition_id, b.id AS book_id, b.title AS book_title
FROM session s
JOIN read r ON r.id = s.read_id
JOIN book b ON b.id = r.book_id
WHERE s.day = ?1 AND s.deleted_at IS NULL AND r.deleted_at IS NULL AND b.deleted_at IS NULL
ORDER BY s.log_at DESC, s.id DESC
LIMIT 200
