SELECT p.name, a.role
FROM authorship a
JOIN person p ON p.id = a.person_id
WHERE a.book_id = ?1 AND a.deleted_at IS NULL
ORDER BY a.position, a.id
