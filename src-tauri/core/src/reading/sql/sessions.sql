SELECT id, read_id, day, started_at, utc_offset, minutes, note,
    from_entered, from_unit, from_value, from_of, from_fraction,
    to_entered, to_unit, to_value, to_of, to_fraction
FROM session
WHERE read_id = ?1 AND deleted_at IS NULL
ORDER BY day DESC, log_at DESC, id DESC
