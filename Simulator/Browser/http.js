/** Posts JSON to the site; an error carries the words of the answer. */
export async function post(address, body) {
  const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.detail ?? `The site answered ${response.status}.`);
  return answer;
}
