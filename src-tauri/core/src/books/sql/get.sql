SELECT id, title, subtitle, series, series_number, first_published, language, description, why_added, recommended_by,
    added_at, deleted_at
FROM book
WHERE id = ?1
