/**
 * The text of a JSON object, made piece by piece: each entry of a list that is a field is a piece, on a line of its own. Whoever
 * writes a long list can do something else between two of them.
 */
export function* jsonPieces(fields: object): Generator<string, void> {
  let lead = '{\n';
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    const head = `${lead}${JSON.stringify(name)}: `;
    lead = ',\n';
    if (Array.isArray(value) && value.length > 0) yield* listPieces(head, value);
    else yield `${head}${JSON.stringify(value)}`;
  }
  yield lead === '{\n' ? '{}\n' : '\n}\n';
}

function* listPieces(head: string, list: readonly unknown[]): Generator<string, void> {
  let lead = `${head}[\n`;
  for (const entry of list) {
    yield `${lead}${JSON.stringify(entry)}`;
    lead = ',\n';
  }
  yield '\n]';
}
