UPDATE note
SET anchor_entered = :entered,
    anchor_unit = :unit,
    anchor_value = :value,
    anchor_of = :of,
    anchor_fraction = :fraction
WHERE id = :id
