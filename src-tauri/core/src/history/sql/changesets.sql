SELECT clock, changeset FROM local_history
UNION ALL
SELECT h.clock, p.changeset FROM local_history_part p JOIN local_history h ON h.seq = p.seq
