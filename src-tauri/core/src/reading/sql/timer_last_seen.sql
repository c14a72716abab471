SELECT seen_at FROM local_timer
