SELECT id, read_id, day, started_at, utc_offset, minutes, note, created_at, log_at,
    from_entered, from_unit, from_value, from_of, from_fraction,
    to_entered, to_unit, to_value, to_of, to_fraction
FROM session
WHERE id = ?1 AND deleted_at IS NULL
