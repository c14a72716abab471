SELECT 'finished' AS what, r.id, b.title, r.ended AS day, NULL AS about
FROM read r JOIN book b ON b.id = r.book_id
WHERE r.state = 'finished' AND r.deleted_at IS NULL AND b.deleted_at IS NULL AND length(r.ended) = 10
UNION ALL
SELECT 'started', r.id, b.title, r.started, NULL
FROM read r JOIN book b ON b.id = r.book_id
WHERE r.deleted_at IS NULL AND b.deleted_at IS NULL AND length(r.started) = 10
UNION ALL
SELECT 'resume', r.id, b.title, r.resume_on, NULL
FROM read r JOIN book b ON b.id = r.book_id
WHERE r.state = 'paused' AND r.deleted_at IS NULL AND b.deleted_at IS NULL AND r.resume_on IS NOT NULL
UNION ALL
SELECT 'plan', p.id, p.title, p.target, NULL
FROM plan p
WHERE p.deleted_at IS NULL AND p.target IS NOT NULL
UNION ALL
SELECT 'item', i.id, coalesce(b.title, i.asks_for), o.target, p.title
FROM overlay o
JOIN item i ON i.id = o.item_id
JOIN plan p ON p.id = i.plan_id
LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN o.unmatched = 0 THEN i.book_id END)
WHERE o.target IS NOT NULL AND i.deleted_at IS NULL AND p.deleted_at IS NULL
