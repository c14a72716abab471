/** The window's host. The only file that knows Tauri; a lint rule keeps it so. */
import { invoke } from "@tauri-apps/api/core";
import { getCurrentWebviewWindow } from "@tauri-apps/api/webviewWindow";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { FileQuestion, Host } from "./host.ts";

/** Commands and events through the webview that the window shows. */
export const tauriHost: Host = {
  invoke: (command, args) => invoke(command, args),
  // What is told to another window alone is not for this one.
  listen: (event, handler) => getCurrentWebviewWindow().listen(event, ({ payload }) => handler(payload)),
  openFileDialog: (question) => open({ ...options(question), multiple: false, directory: false }),
  openFolderDialog: (question) => open({ ...options(question), multiple: false, directory: true }),
  saveFileDialog: (question) => save(options(question)),
};

function options({ title, startAt, kinds }: FileQuestion) {
  return {
    ...(title === undefined ? {} : { title }),
    ...(startAt === undefined ? {} : { defaultPath: startAt }),
    ...(kinds === undefined ? {} : { filters: kinds }),
  };
}
