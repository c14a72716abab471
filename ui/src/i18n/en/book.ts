/** Words of src/book. */
export const book = {
  title: "Book",
};
