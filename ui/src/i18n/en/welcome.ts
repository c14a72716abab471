/** Words of src/welcome. */
export const welcome = {
  title: "Welcome",
};
