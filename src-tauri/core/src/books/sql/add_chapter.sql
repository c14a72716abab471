INSERT INTO chapter (id, edition_id, position, depth, number, title, first_page, last_page)
VALUES (:id, :edition, :position, 0, :number, :title, :first_page, :last_page)
