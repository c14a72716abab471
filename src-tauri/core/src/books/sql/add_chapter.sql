INSERT INTO chapter (id, edition_id, number, title, first_page, last_page)
VALUES (:id, :edition, :number, :title, :first_page, :last_page)
