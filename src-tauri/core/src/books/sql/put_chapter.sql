INSERT INTO chapter (id, edition_id, position, depth, number, title, first_page, last_page)
VALUES (:id, :edition, :position, :depth, :number, :title, :first_page, :last_page)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position,
    depth = excluded.depth,
    number = excluded.number,
    title = excluded.title,
    first_page = excluded.first_page,
    last_page = excluded.last_page,
    deleted_at = NULL
