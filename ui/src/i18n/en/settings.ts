/** Words of src/settings. */
export const settings = {
  title: "Settings",
};
