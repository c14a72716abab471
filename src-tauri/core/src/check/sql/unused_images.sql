SELECT i.name || ' (' || i.id || ')'
FROM image i
WHERE i.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM local_link k WHERE k.target_key = 'image:' || i.id)
  AND NOT EXISTS (SELECT 1 FROM read r WHERE instr(r.review, i.id) AND r.deleted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM book b WHERE instr(b.review, i.id) AND b.deleted_at IS NULL)
ORDER BY i.created_at
LIMIT 50
