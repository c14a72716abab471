SELECT id FROM session WHERE note <> ''
