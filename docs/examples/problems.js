const { api } = app.plugins.plugins.rapport;
for (const { path, message } of api.problems()) console.log(`${path}: ${message}`);
