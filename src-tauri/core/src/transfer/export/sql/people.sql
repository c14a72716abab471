SELECT a.book_id, p.name, p.sort_name, a.role
FROM authorship a INDEXED BY authorship_book
CROSS JOIN person p ON p.id = a.person_id
WHERE a.deleted_at IS NULL
ORDER BY a.book_id, a.position, a.id
