SELECT seq, op, subject, changeset FROM local_history WHERE undone = 0 ORDER BY seq DESC LIMIT 1
