const { api } = app.plugins.plugins.rapport;
await api.log({ clients: ["Acme"], text: "Said hello" });
const { undone, failed } = await api.undo();
console.log(`As before: ${undone.join(", ")}; changed since and left alone: ${failed.length}`);
