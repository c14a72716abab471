INSERT INTO overlay (item_id) VALUES (?1) ON CONFLICT (item_id) DO NOTHING
