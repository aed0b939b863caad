/** Marks on the page's own time line: the app's layout is ready; the plugin has read every client. */
export const LAYOUT_READY = "layout-ready";
export const ALL_READ = "all-read";
