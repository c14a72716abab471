SELECT day, to_entered, to_unit, to_value, to_of, to_fraction
FROM session
WHERE read_id = :read AND deleted_at IS NULL
ORDER BY day DESC, log_at DESC, id DESC
LIMIT 1
