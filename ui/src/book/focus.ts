/** Where the focus goes when the row that had it is taken away: to the next one, else to the section's heading. */

/** Carries out a removal from a list, then gives the focus to the row after it, or to the heading named. */
export async function removeRow(heading: string, run: () => Promise<{ ok: boolean }>): Promise<void> {
  const row = document.activeElement?.closest("tr, article");
  // Looked up before the change: afterwards the row may be gone at any moment.
  const beside = [row?.nextElementSibling, row?.previousElementSibling].find((each) => each?.tagName === row?.tagName);
  const next = [...(beside?.querySelectorAll<HTMLElement>("button") ?? [])].at(-1);
  const { ok } = await run();
  if (ok) (next ?? document.querySelector<HTMLElement>(heading))?.focus();
}
