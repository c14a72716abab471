INSERT INTO session (id, read_id, day, to_entered, to_unit, to_value, created_at, log_at)
VALUES (:id, :read, :day, :to_entered, :to_unit, :to_value, :created_at, :log_at)
