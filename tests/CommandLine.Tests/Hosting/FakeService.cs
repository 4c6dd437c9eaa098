using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UserMacro.CommandLine.Contracts;

namespace UserMacro.CommandLine.Tests.Hosting;

/// <summary>The API as the tool sees it, over real HTTP on loopback. A test can answer some requests itself first.</summary>
sealed class FakeService : IAsyncDisposable
{
    public const string Token = "usermacro_t-1_k1_abcdefghijklmnopqrstuvwxyz";
    const string Macros = "/api/v1/macros";

    readonly WebApplication _app;
    readonly List<(Func<HttpRequest, bool> Matches, Func<HttpContext, Task> Answer, int[] Times)> _rules = [];

    FakeService(WebApplication app) => _app = app;

    public SortedDictionary<string, FakeMacro> Stored { get; } = new(StringComparer.Ordinal);

    public List<SeenRequest> Requests { get; } = [];

    public IEnumerable<SeenRequest> Writes => Requests.Where(request => request.Method != "GET");

    /// <summary>How many macros a part of the list has; 0 for all at once without a cursor.</summary>
    public int PageSize { get; set; }

    /// <summary>What a check finds.</summary>
    public JsonObject CheckAnswer { get; set; } = new() { ["diagnostics"] = new JsonArray() };

    public string Url => _app.Urls.Single();

    public static async Task<FakeService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeService(app);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>Answers the next requests of a kind in place of the service.</summary>
    public void Intercept(string method, string pathEnd, Func<HttpContext, Task> answer, int times = 1) =>
        _rules.Add((request => request.Method == method && request.Path.Value!.EndsWith(pathEnd, StringComparison.Ordinal), answer, [times]));

    public static Task ProblemAsync(HttpContext context, int status, string type, string detail, JsonObject? more = null)
    {
        var problem = more ?? [];
        problem["type"] = "https://usermacro.invalid/problems/" + type;
        problem["title"] = type;
        problem["status"] = status;
        problem["detail"] = detail;
        return WriteAsync(context, status, problem, "application/problem+json");
    }

    public static async Task WriteAsync(HttpContext context, int status, JsonNode body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body.ToJsonString());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        Requests.Add(new(
            request.Method, request.Path + request.QueryString, Header("Authorization"), Header("If-Match"), Header("Idempotency-Key"), body));
        var rule = _rules.FirstOrDefault(rule => rule.Times[0] > 0 && rule.Matches(request));
        if (rule.Answer is not null)
        {
            rule.Times[0]--;
            await rule.Answer(context);
        }
        else if (Header("Authorization") != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
        }
        else if (request.Path.Value!.StartsWith(Macros, StringComparison.Ordinal))
        {
            await AnswerAsync(context, request.Path.Value[Macros.Length..].Trim('/').Split('/'), body);
        }
        else
        {
            context.Response.StatusCode = 404;
        }

        string? Header(string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    Task AnswerAsync(HttpContext context, string[] path, string body) => (context.Request.Method, path) switch
    {
        ("GET", [""]) => WriteAsync(context, 200, List(context.Request.Query["cursor"])),
        ("POST", [""]) => CreateAsync(context, JsonNode.Parse(body)!),
        (_, [var key, "check"]) when key.Length > 0 => WriteAsync(context, 200, CheckAnswer.DeepClone()),
        (_, [var key, ..]) when !Stored.ContainsKey(key) => ProblemAsync(context, 404, "not-found", "No macro has this key."),
        ("GET", [var key]) => WriteAsync(context, 200, Stored[key].Details(key)),
        ("GET", [var key, "revisions", var number]) => WriteAsync(
            context,
            200,
            new JsonObject { ["header"] = Stored[key].Header(), ["definition"] = Stored[key].Revisions[int.Parse(number, null) - 1].DeepClone() }),
        ("PUT", [var key, "draft"]) => EditAsync(context, key, macro => macro.Save(JsonNode.Parse(body)!), macro => macro.Details(key)),
        ("POST", [var key, "publish"]) => EditAsync(
            context, key, macro => macro.Publish(JsonNode.Parse(body)!["note"]!.GetValue<string>()), macro => macro.Header()),
        _ => ProblemAsync(context, 404, "", ""),
    };

    JsonObject List(string? cursor)
    {
        var from = string.IsNullOrEmpty(cursor) ? 0 : int.Parse(cursor, null);
        var shown = Stored.Keys.Skip(from).Take(PageSize > 0 ? PageSize : int.MaxValue).ToList();
        var list = new JsonObject { ["items"] = new JsonArray([.. shown.Select(key => new JsonObject { ["key"] = key, ["name"] = key })]) };
        if (PageSize > 0)
        {
            list["next"] = from + shown.Count < Stored.Count ? $"{from + shown.Count}" : null;
        }

        return list;
    }

    Task CreateAsync(HttpContext context, JsonNode request)
    {
        var key = request["key"]!.GetValue<string>();
        if (!Stored.TryAdd(key, new(request["definition"]!.DeepClone())))
        {
            return ProblemAsync(context, 409, "conflict", "A macro with this key already exists.");
        }

        return WriteAsync(context, 201, Stored[key].Details(key));
    }

    Task EditAsync(HttpContext context, string key, Action<FakeMacro> edit, Func<FakeMacro, JsonNode> answer)
    {
        var macro = Stored[key];
        var match = context.Request.Headers.IfMatch.ToString();
        if (match.Length == 0)
        {
            return ProblemAsync(context, 428, "if-match-required", "Send the ETag.");
        }

        if (match != $"\"{macro.Draft}\"")
        {
            return ProblemAsync(context, 412, "stale-draft", "Somebody else has changed the draft in the meantime.", new() { ["currentDraft"] = macro.Draft });
        }

        edit(macro);
        return WriteAsync(context, 200, answer(macro));
    }
}
