const { api } = app.plugins.plugins.rapport;
const { checkIns, promises, evidence } = api.client("Clients/Acme.md");
console.log(`Last check-in: ${checkIns[0].text}`);
console.log(`Promised: ${promises.filter(({ open }) => open).map(({ text, due }) => `${text} by ${due}`).join(", ")}`);
console.log(`Contact: ${evidence.map(({ day, kind }) => `${day} (${kind})`).join(", ")}`);
