const { api } = app.plugins.plugins.rapport;
await api.whenReady();
console.log(`${api.review().length} clients`);
