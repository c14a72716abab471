UPDATE stage SET more = :more WHERE id = :id
