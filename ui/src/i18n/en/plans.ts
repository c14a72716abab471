/** Words of src/plans. */
export const plans = {
  title: "Plan",
};
