/** Words of src/today. */
export const today = {
  title: "Today",
};
