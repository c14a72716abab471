SELECT columns FROM source_file WHERE id = ?1
