INSERT INTO note_review (note_id, step, due, reviewed_at)
VALUES (:note, :step, :due, :now)
ON CONFLICT (note_id) DO UPDATE
SET step = :step,
    due = :due,
    reviewed_at = :now
