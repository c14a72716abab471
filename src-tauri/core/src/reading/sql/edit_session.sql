UPDATE session
SET day = :day,
    started_at = :started_at,
    utc_offset = :utc_offset,
    minutes = :minutes,
    from_entered = :from_entered,
    from_unit = :from_unit,
    from_value = :from_value,
    from_of = :from_of,
    from_fraction = :from_fraction,
    to_entered = :to_entered,
    to_unit = :to_unit,
    to_value = :to_value,
    to_of = :to_of,
    to_fraction = :to_fraction,
    note = :note
WHERE id = :id
