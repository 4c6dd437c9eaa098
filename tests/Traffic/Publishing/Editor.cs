using System.Net.Http.Json;
using System.Text.Json.Nodes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Traffic.Publishing;

/// <summary>An administrator who edits one macro and publishes it.</summary>
public sealed class Editor(TestTenant tenant, string key, PublishLedger ledger)
{
    public string Key => key;

    /// <summary>Reads the draft, saves a new text and publishes it; stops at the first answer that is not a good one.</summary>
    /// <returns>The answers, in order.</returns>
    public async Task<IReadOnlyList<Answer>> PublishOnceAsync(CancellationToken cancellation)
    {
        var (read, macro) = await SendAsync("read", tenant.Api(HttpMethod.Get, $"macros/{key}"), cancellation);
        if (macro is null)
        {
            return [read];
        }

        var (serial, template) = ledger.NextText(key);
        var (save, draft) = await SendAsync("save", tenant.Api(
            HttpMethod.Put, $"macros/{key}/draft", TestMacros.Definition(key, template), Tag(macro)), cancellation);
        if (draft is null)
        {
            return [read, save];
        }

        ledger.Begin();
        try
        {
            var (publish, header) = await SendAsync("publish", tenant.Api(
                HttpMethod.Post, $"macros/{key}/publish", new { note = "load" }, Tag(draft)), cancellation);
            if (header is not null)
            {
                ledger.Add(new Acknowledged(key, (int)header["number"]!, (string)header["hash"]!, template, serial));
            }

            return [read, save, publish];
        }
        finally
        {
            ledger.End();
        }
    }

    static string Tag(JsonNode macro) => $"\"{(int)macro["draft"]!["number"]!}\"";

    async Task<(Answer Answer, JsonNode? Body)> SendAsync(string step, HttpRequestMessage request, CancellationToken cancellation)
    {
        var begun = Moment.Now;
        using (request)
        {
            using var response = await tenant.Http.SendAsync(request, cancellation);
            var answer = Answer.From($"{step} {key}", begun, response);
            return (answer, answer.Verdict == Verdict.Good ? await response.Content.ReadFromJsonAsync<JsonNode>(cancellation) : null);
        }
    }
}
