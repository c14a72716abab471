/** Words of src/library. */
export const library = {
  title: "Library",
};
