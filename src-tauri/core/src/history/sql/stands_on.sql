-- Whether a step is there and done, and how many done ones came after it.
SELECT EXISTS (SELECT 1 FROM local_history WHERE seq = ?1 AND undone = 0),
    (SELECT count(*) FROM local_history WHERE seq > ?1 AND undone = 0)
