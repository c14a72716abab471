SELECT id, format, columns FROM source_file
