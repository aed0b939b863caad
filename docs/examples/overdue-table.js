const api = app.plugins.plugins.rapport?.api;
if (api === undefined) {
  dv.paragraph("Rapport is turned off.");
} else {
  await api.whenReady();
  const overdue = api.review().filter(({ standing }) => standing === "neglected" || standing === "overdue");
  dv.table(
    ["Client", "Due", "Days over", "Last contact"],
    overdue.map((row) => [dv.fileLink(row.path, false, row.name), row.dueOn, row.daysOver, row.lastContact ?? "never"]),
  );
}
