INSERT INTO local_timer_gap (from_at, to_at) VALUES (?1, ?2)
ON CONFLICT (from_at) DO UPDATE SET to_at = max(to_at, excluded.to_at)
