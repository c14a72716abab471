SELECT id, cells FROM source_row WHERE file_id = ?1
