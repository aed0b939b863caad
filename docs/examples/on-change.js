const { api } = app.plugins.plugins.rapport;
const stop = api.onChange(() => console.log(`First in the review now: ${api.review()[0].name}`));
window.setTimeout(stop, 60_000);
