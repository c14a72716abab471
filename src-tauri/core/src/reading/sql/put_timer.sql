INSERT INTO timer (id, read_id, started_at, utc_offset, counted, running_since, settled_to)
VALUES (:id, :read, :started_at, :utc_offset, :counted, :running_since, :settled_to)
ON CONFLICT (id) DO UPDATE SET
    read_id = excluded.read_id,
    started_at = excluded.started_at,
    utc_offset = excluded.utc_offset,
    counted = excluded.counted,
    running_since = excluded.running_since,
    settled_to = excluded.settled_to
