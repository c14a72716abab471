-- The entry that stands before a place of the log.
SELECT id, from_entered, from_unit, from_value, from_of, from_fraction, to_entered, to_unit, to_value, to_of, to_fraction
FROM session
WHERE read_id = :read AND deleted_at IS NULL AND id <> :id AND (day, log_at, id) < (:day, :log_at, :id)
ORDER BY day DESC, log_at DESC, id DESC
LIMIT 1
