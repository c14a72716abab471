SELECT note_id, step
FROM (
    SELECT *
    FROM (
        SELECT w.note_id, 0 AS step, w.created_at AS since
        FROM local_note w
        WHERE w.awaits_review = 1 AND w.created_at < :before
        ORDER BY w.created_at
        LIMIT :limit
    ) AS the_first
    UNION ALL
    SELECT *
    FROM (
        SELECT r.note_id, r.step, r.reviewed_at AS since
        FROM note_review r
        JOIN local_note l ON l.note_id = r.note_id
        WHERE r.due <= :today AND l.kind IN ('question', 'takeaway')
        ORDER BY r.due
        LIMIT :limit
    ) AS the_later
) AS the_due
ORDER BY since, note_id
LIMIT :limit
