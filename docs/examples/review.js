const { api } = app.plugins.plugins.rapport;
for (const { name, standing, reason } of api.review()) console.log(`${name} is ${standing}: ${reason}`);

const byNewYear = api.review("2026-12-31").filter(({ daysOver }) => daysOver >= 0);
console.log(`Due by the end of the year: ${byNewYear.map(({ name }) => name).join(", ")}`);
