/** A task for each client that is due today or was due before, most urgent first. */
module.exports = async (tp) => {
  const api = app.plugins.plugins.rapport?.api;
  if (api === undefined) return "Rapport is turned off.";
  await api.whenReady();
  const due = api.review().filter(({ standing }) => ["neglected", "overdue", "due"].includes(standing));
  const link = ({ path }) => app.fileManager.generateMarkdownLink(app.vault.getFileByPath(path), tp.file.path(true));
  return due.map((row) => `- [ ] ${link(row)}: ${row.reason}`).join("\n");
};
