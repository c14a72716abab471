SELECT seq, op, subject, changeset FROM local_history WHERE undone = 1 ORDER BY seq LIMIT 1
