SELECT from_at, to_at FROM local_timer_gap ORDER BY from_at
