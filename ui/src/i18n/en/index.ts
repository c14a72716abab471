import { book } from "./book.ts";
import { graph } from "./graph.ts";
import { imports } from "./imports.ts";
import { library } from "./library.ts";
import { notebook } from "./notebook.ts";
import { planfiles } from "./planfiles.ts";
import { plans } from "./plans.ts";
import { review } from "./review.ts";
import { settings } from "./settings.ts";
import { shared } from "./shared.ts";
import { shell } from "./shell.ts";
import { timer } from "./timer.ts";
import { today } from "./today.ts";
import { transfer } from "./transfer.ts";
import { welcome } from "./welcome.ts";

/** Every English string, one group a feature. Other languages must have the same keys and arguments. */
export const en = {
  shell,
  shared,
  timer,
  today,
  plans,
  planfiles,
  graph,
  library,
  book,
  notebook,
  settings,
  welcome,
  review,
  transfer,
  imports,
};
