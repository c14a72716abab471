INSERT INTO known_topic (id, topic, known_at)
VALUES (:id, :topic, :now)
ON CONFLICT (id) DO UPDATE SET deleted_at = NULL, known_at = excluded.known_at WHERE deleted_at IS NOT NULL
