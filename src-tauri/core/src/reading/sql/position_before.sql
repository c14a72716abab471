SELECT s.to_entered, s.to_unit, s.to_value, s.to_of, s.to_fraction
FROM session s
JOIN session this ON this.id = :session
WHERE s.read_id = :read AND s.deleted_at IS NULL
  AND (s.day, s.created_at, s.id) < (this.day, this.created_at, this.id)
ORDER BY s.day DESC, s.created_at DESC, s.id DESC
LIMIT 1
