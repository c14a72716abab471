SELECT id, label, datatype, normalized
FROM custom_columns
WHERE mark_for_delete = 0
  AND datatype <> 'composite'
ORDER BY id
