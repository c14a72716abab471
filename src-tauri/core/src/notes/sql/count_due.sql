SELECT coalesce(sum(kind = 'question'), 0), coalesce(sum(kind = 'takeaway'), 0)
FROM (
    SELECT w.kind
    FROM local_note w
    WHERE w.awaits_review = 1 AND w.created_at < :before
    UNION ALL
    SELECT l.kind
    FROM note_review r
    JOIN local_note l ON l.note_id = r.note_id
    WHERE r.due <= :today AND l.kind IN ('question', 'takeaway')
) AS the_due
