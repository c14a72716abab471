INSERT INTO local_timer (id, seen_at) VALUES (1, ?1)
ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
