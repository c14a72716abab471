/** Words of src/notebook. */
export const notebook = {
  title: "Notebook",
};
