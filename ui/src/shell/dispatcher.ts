/** The one place where keys become actions. */
import { chordOf, isBare, isTextField } from "#lib/keys.ts";
import type { Command } from "./commands.svelte.ts";

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1200;

/** What the dispatcher asks about the moment. */
export interface Surroundings {
  /** The actions that make sense now; the first that claims a key gets it. */
  commands: () => readonly Command[];
  /** Whether single letters act at all (WCAG 2.1.4 lets the reader switch them off). */
  bareKeys: () => boolean;
  /** Whether a modal dialog has the keyboard to itself. */
  modal: () => boolean;
}

/** A keydown handler for the window. A press that something nearer has already used is left alone. */
export function createDispatcher(around: Surroundings): (event: KeyboardEvent) => void {
  let pending = "";
  let pendingUntil = 0;

  return (event) => {
    if (event.defaultPrevented || event.isComposing || around.modal()) return;
    const chord = chordOf(event);
    if (chord === null) return;
    const inField = isTextField(event.target);
    if (isBare(chord) && (inField || !around.bareKeys())) {
      pending = "";
      return;
    }
    // Space and Enter belong to the control that has the focus.
    if ((chord === "Space" || chord === "Enter") && isControl(event.target)) return;

    const sequence = pending !== "" && event.timeStamp < pendingUntil ? `${pending} ${chord}` : chord;
    pending = "";
    const available = around.commands().filter((command) => !(inField && keepsToPage(command, chord)));
    const command = claimant(available, sequence) ?? claimant(available, chord);
    if (command !== undefined) {
      event.preventDefault();
      void command.run();
    } else if (available.some(({ keys }) => keys?.some((each) => each.startsWith(`${chord} `)))) {
      event.preventDefault();
      pending = chord;
      pendingUntil = event.timeStamp + SEQUENCE_MS;
    }
  };
}

function claimant(commands: readonly Command[], keys: string): Command | undefined {
  return commands.find((command) => command.keys?.includes(keys));
}

/** Keys that move or delete text stay with the field, and so does what the command itself leaves to it. */
function keepsToPage({ leaveToFields }: Command, chord: string): boolean {
  return leaveToFields === true || /^((Alt|Shift)\+)*(Arrow\w+|Home|End|Delete|Backspace|Enter|Escape)$/.test(chord);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a[href], button, summary, [role='menuitem']") !== null;
}
