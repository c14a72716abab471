INSERT INTO annotation (id, item_id, kind, position, text) VALUES (:id, :item, :kind, :position, :text)
