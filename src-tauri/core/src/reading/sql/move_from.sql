UPDATE session
SET from_entered = :from_entered,
    from_unit = :from_unit,
    from_value = :from_value,
    from_of = :from_of,
    from_fraction = :from_fraction
WHERE id = :id
