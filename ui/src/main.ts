import { mount } from "svelte";
import { setHost } from "#ipc/host.ts";
import { httpHost } from "#ipc/http.ts";
import { tauriHost } from "#ipc/tauri.ts";
import "./styles/index.css";
import Root from "./shell/Root.svelte";

declare global {
  interface Window {
    /** Set by browser tests before the page loads: where the bridge to the library listens. */
    __LECTERN_BRIDGE__?: string;
  }
}

const bridge = window.__LECTERN_BRIDGE__;
setHost(bridge === undefined ? tauriHost : httpHost(bridge));

const target = document.getElementById("app");
if (target === null) throw new Error("BUG: index.html has no #app");
mount(Root, { target });
