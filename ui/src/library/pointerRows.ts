/** A press on a row takes the cursor there; with Shift, everything on the way is selected. Controls keep their press. */

/** An attachment for the element that holds the rows, each with its `data-index`. */
export function pointerRows(onpress: (index: number, extending: boolean) => void): (node: HTMLElement) => () => void {
  return (node) => {
    const onclick = (event: MouseEvent): void => {
      if (!(event.target instanceof Element)) return;
      const index = event.target.closest<HTMLElement>("[data-index]")?.dataset["index"];
      if (index === undefined) return;
      const onControl = event.target.closest("a, button, input, label") !== null;
      onpress(Number(index), event.shiftKey && !onControl);
    };
    node.addEventListener("click", onclick);
    return () => node.removeEventListener("click", onclick);
  };
}
