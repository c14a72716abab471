UPDATE session
SET day = :day,
    started_at = :started_at,
    utc_offset = :utc_offset,
    minutes = :minutes,
    to_entered = :to_entered,
    to_unit = :to_unit,
    to_value = :to_value,
    to_of = :to_of,
    to_fraction = :to_fraction,
    note = :note,
    log_at = :log_at
WHERE id = :id
