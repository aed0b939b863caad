/** Asks whom you called and what was said, logs the call in the client's note, and gives back a line about it. */
module.exports = async (tp) => {
  const api = app.plugins.plugins.rapport?.api;
  if (api === undefined) return "Rapport is turned off.";
  await api.whenReady();
  const client = await tp.system.suggester((row) => row.name, api.review());
  if (client === null) return "";
  const text = await tp.system.prompt(`What was said with ${client.name}?`);
  if (text === null) return "";
  const { failed } = await api.log({ clients: [client.path], time: tp.date.now("HH:mm"), channel: "call", text });
  return failed.length === 0 ? `Called ${client.name}: ${text}` : failed[0].message;
};
