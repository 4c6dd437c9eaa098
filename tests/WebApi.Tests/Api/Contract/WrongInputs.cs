using System.Text;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Api.Contract;

/// <summary>What is wrong with a request, the request, and the status it must get if only one is right.</summary>
sealed record WrongInput(string Name, ApiRequest Request, int? Status = null);

/// <summary>A request to an operation; null and empty members are left out.</summary>
sealed record ApiRequest(HttpMethod Method, string Path)
{
    public string? Authorization { get; init; }

    public string? IfMatch { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? MediaType { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>The announced length of a body that is never sent.</summary>
    public long? AnnouncedBytes { get; init; }
}

/// <summary>The table of wrong inputs, made for any operation from its description.</summary>
sealed class WrongInputs(ApiOperation operation, TestSite site, string foreignToken, string readToken, IReadOnlyDictionary<string, string> present)
{
    /// <summary>Good values of required query parameters.</summary>
    static readonly Dictionary<string, string> Query = new(StringComparer.OrdinalIgnoreCase)
    {
        ["from"] = "published", ["to"] = "draft", ["format"] = "csv", ["file"] = "greeting.vm",
    };

    static readonly string[] NotJson = ["", "{", "[]", "7", "null", "\"x\"", "{\"zz\":1}", "{}", "{\"a\":1,\"a\":1}", "\u0000", "[[[[[["];

    /// <summary>Operations that accept a name that does not exist: they try a definition, or create it.</summary>
    static readonly string[] TakeAnyName = ["previewMacro", "checkMacro", "saveConnection"];

    static readonly string[] BadTags = ["3", "*", "W/\"1\"", "\"x\"", "\"-1\"", "\"1\", \"2\"", "\"99999999999\""];

    static readonly string[] Absent = ["nothing", "No%20Key", "%20", "..%2f..", new('a', 300), "%E2%98%83", "x'--"];

    /// <summary>A good request but for its tag, which is 1.</summary>
    public ApiRequest Good => new(operation.Method, PathWith(present) + QueryWith(except: null))
    {
        Authorization = $"JWT {site.ContextToken(site.Administrator)}",
        IfMatch = operation.IfMatch is null ? null : "\"1\"",
        MediaType = operation.MediaType,
        Body = operation.MediaType is null ? null : GoodBody(),
    };

    public IEnumerable<WrongInput> All() => [.. Callers(), .. Addresses(), .. Tags(), .. Bodies(), .. Keys(), new("nothing", Good)];

    IEnumerable<WrongInput> Callers()
    {
        yield return new("no token", Good with { Authorization = null }, 401);
        yield return new("a token that is none", Good with { Authorization = "JWT x.y.z" }, 401);
        yield return new("an API token that is none", Good with { Authorization = "Bearer usermacro_x" }, 401);
        yield return new("a viewer", Good with { Authorization = $"JWT {site.ContextToken(TestSite.Viewer)}" }, 403);
        yield return new("a macro's token", Good with { Authorization = $"JWT {site.ContextToken(site.Administrator, TestSite.MacroContext())}" }, 403);
        yield return new("an API token that may only read", Good with { Authorization = $"Bearer {readToken}" });
        yield return new(
            "an administrator of another site", Good with { Authorization = $"JWT {foreignToken}" }, operation.PathParameters.Any() && Is404 ? 404 : null);
    }

    IEnumerable<WrongInput> Addresses()
    {
        var separator = Good.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        yield return new("a long address", Good with { Path = $"{Good.Path}{separator}{new string('x', 17_000)}" }, 414);
        foreach (var parameter in operation.PathParameters)
        {
            foreach (var value in Absent)
            {
                yield return new($"{parameter} is {Excerpt(value)}", WithPath(parameter, value));
            }

            if (Is404)
            {
                yield return new($"{parameter} is unknown", WithPath(parameter, parameter == "number" ? "999" : "nothing"), 404);
            }
        }

        foreach (var (parameter, isRequired) in operation.QueryParameters)
        {
            if (isRequired)
            {
                yield return new($"without {parameter}", Good with { Path = PathWith(present) + QueryWith(except: parameter) }, 400);
            }

            foreach (var value in (string[])["zz%20zz", "-1", "", "99999999999", "%00", new string('9', 3000)])
            {
                yield return new($"{parameter} is {Excerpt(value)}", Good with { Path = $"{PathWith(present)}{QueryWith(parameter, value)}" });
            }
        }
    }

    IEnumerable<WrongInput> Tags()
    {
        if (operation.IfMatch is null)
        {
            yield break;
        }

        foreach (var tag in BadTags)
        {
            yield return new($"If-Match: {tag}", Good with { IfMatch = tag }, 400);
        }

        yield return new("a stale tag", Good with { IfMatch = "\"987\"" }, 412);
        if (operation.IfMatch.IsRequired)
        {
            yield return new("no tag", Good with { IfMatch = null }, 428);
        }
    }

    IEnumerable<WrongInput> Bodies()
    {
        if (operation.MediaType is null)
        {
            yield break;
        }

        foreach (var type in (string[])["text/plain", "application/xml", "image/png"])
        {
            yield return new($"a body of {type}", Good with { MediaType = type }, 415);
        }

        yield return new("a body that is too large", Good with { AnnouncedBytes = operation.MaxBytes + 1 }, 413);
        yield return new("no body", Good with { Body = null, MediaType = null }, operation.HasJson && operation.IsBodyRequired ? 400 : null);
        foreach (var text in NotJson)
        {
            yield return new($"the body {text}", Good with { Body = Encoding.UTF8.GetBytes(text) });
        }

        if (!operation.HasJson || operation.LeastBody() is not JsonObject least)
        {
            yield break;
        }

        foreach (var (name, schema) in operation.BodySchema!["properties"]!.AsObject())
        {
            var wrong = (JsonObject)least.DeepClone();
            wrong[name] = ApiOperation.TypeOf(operation.Resolve(schema!)) is "string" or "boolean" or "integer" ? new JsonObject() : JsonValue.Create(7);
            yield return new($"{name} of another type", WithJson(wrong), 400);
            var large = (JsonObject)least.DeepClone();
            large[name] = new string('x', 300_000);
            yield return new($"{name} too long", WithJson(large));
        }

        foreach (var (name, _) in least)
        {
            var lacking = (JsonObject)least.DeepClone();
            lacking.Remove(name);
            yield return new($"without {name}", WithJson(lacking), 400);
        }

        var unknown = (JsonObject)least.DeepClone();
        unknown["somethingElse"] = 1;
        yield return new("an unknown member", WithJson(unknown), 400);
    }

    IEnumerable<WrongInput> Keys()
    {
        if (!operation.TakesKey)
        {
            yield break;
        }

        foreach (var key in (string[])[new('k', 101), "with blank", ""])
        {
            yield return new($"Idempotency-Key of {key.Length}", Good with { IdempotencyKey = key }, 400);
        }

        yield return new("a first key", Good with { IdempotencyKey = "again" });
        yield return new("a key of another request", Good with { IdempotencyKey = "again", Path = Good.Path + "?other" });
    }

    /// <summary>Whether what the address names must exist.</summary>
    bool Is404 => operation.Statuses.Contains(404) && !TakeAnyName.Contains(operation.Id, StringComparer.Ordinal);

    ApiRequest WithJson(JsonObject json) => Good with { Body = Encoding.UTF8.GetBytes(json.ToJsonString()) };

    byte[] GoodBody() => operation.MediaType == "application/json"
        ? Encoding.UTF8.GetBytes(operation.LeastBody()?.ToJsonString() ?? "{}")
        : "$body"u8.ToArray();

    static string Excerpt(string value) => value[..Math.Min(10, value.Length)];

    /// <summary>A good request but for one part of its path.</summary>
    ApiRequest WithPath(string parameter, string value) =>
        Good with { Path = PathWith(new Dictionary<string, string>(present, StringComparer.Ordinal) { [parameter] = value }) + QueryWith(except: null) };

    string PathWith(IReadOnlyDictionary<string, string> values) =>
        operation.PathParameters.Aggregate(
            operation.Template,
            (path, name) => path.Replace($"{{{name}}}", values.GetValueOrDefault(name, "x"), StringComparison.Ordinal));

    /// <summary>Good values of the required query parameters, but for one.</summary>
    IEnumerable<(string Name, string Value)> Required(string? except) => operation.QueryParameters
        .Where(parameter => parameter.IsRequired && parameter.Name != except)
        .Select(parameter => (parameter.Name, Query.GetValueOrDefault(parameter.Name, "x")));

    string QueryWith(string? except) => JoinQuery(Required(except));

    string QueryWith(string parameter, string value) => JoinQuery(Required(except: parameter).Append((parameter, value)));

    static string JoinQuery(IEnumerable<(string Name, string Value)> values) =>
        string.Join('&', values.Select(pair => $"{pair.Name}={pair.Value}")) is { Length: > 0 } query ? $"?{query}" : "";
}
