SELECT topic FROM known_topic WHERE deleted_at IS NULL ORDER BY fold(topic)
