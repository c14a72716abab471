INSERT INTO candidate (id, item_id, position, title, authors, year, publisher, pages, isbn13, note)
VALUES (:id, :item, :position, :title, :authors, :year, :publisher, :pages, :isbn13, :note)
