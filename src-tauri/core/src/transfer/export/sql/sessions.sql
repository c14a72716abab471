-- In the order of the books and their reads; those of a read stand in the order of their index.
SELECT r.book_id, s.read_id, s.day, s.started_at, s.utc_offset, s.minutes, s.note, s.log_at, s.id,
    s.from_entered, s.from_unit, s.from_value, s.from_of, s.from_fraction,
    s.to_entered, s.to_unit, s.to_value, s.to_of, s.to_fraction
FROM read r INDEXED BY read_book
CROSS JOIN session s INDEXED BY session_read ON s.read_id = r.id
WHERE r.deleted_at IS NULL AND s.deleted_at IS NULL
ORDER BY r.book_id, r.created_at, r.id
