const { api } = app.plugins.plugins.rapport;
const { logged, failed } = await api.log({
  clients: ["Acme", "Clients/Beta.md", "Nobody"],
  day: "2026-11-23",
  time: "14:30",
  channel: "meeting",
  text: "Agreed on the offer",
  satisfaction: 4,
  nextContact: "2026-12-04",
});
console.log(`Logged: ${logged.join(", ")}`);
for (const { path, message } of failed) console.log(`${path}: ${message}`);
